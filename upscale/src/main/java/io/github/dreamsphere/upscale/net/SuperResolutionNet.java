package io.github.dreamsphere.upscale.net;

import io.github.dreamsphere.models.net.Blob;
import io.github.dreamsphere.models.net.Footprint;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.ShapeException;
import java.util.List;

/**
 * A network whose output is a picture, a whole number of times as large as its input. The output must have the units
 * and the channel order of the input, and be centred on it, as it is with any padding that is equal on opposite sides.
 *
 * <p>Along one edge, in pixels: each pixel of a tile of {@code n} picture pixels is first repeated {@code repeat} times
 * (nearest neighbour). The network reads it with {@code margin} more pixels on either side. From its output {@code
 * crop} pixels are cut off on either side, which leaves {@code n · scale()}.
 *
 * <pre>
 *   picture              |&lt;--- n ---&gt;|
 *   network's input    margin |&lt;--- n·repeat ---&gt;| margin
 *   network's output     crop |&lt;--------- n·repeat·gain ---------&gt;| crop
 * </pre>
 *
 * @param repeat how many times each pixel is repeated along both edges before the network reads it, ≥ 1
 * @param gain the ratio of the network's output to its input along each edge
 * @param margin the number of input pixels beyond a tile on which the tile's result can depend
 * @param crop the number of output pixels beyond the tile's result
 * @param alignment the network treats two pixels alike only if their distance is a multiple of this; 1 for most
 *     networks
 */
public record SuperResolutionNet(Net net, int repeat, int gain, int margin, int crop, int alignment) {
    /** The largest margin: beyond it tiles would be nearly all margin. */
    private static final int LARGEST_MARGIN = 512;

    public SuperResolutionNet {
        if (repeat < 1 || gain < 1 || margin < 0 || crop < 0 || alignment < 1) {
            throw new IllegalArgumentException("repeat, gain and alignment must be >= 1, margin and crop >= 0, were "
                    + repeat + ", " + gain + ", " + alignment + ", " + margin + ", " + crop);
        }
    }

    /** The ratio of the result to the picture along each edge. */
    public int scale() {
        return repeat * gain;
    }

    /** Whether the network outputs luma only, so that the colour must be resampled. */
    public boolean lumaOnly() {
        return net.imageSpec().channels() == ImageSpec.Channels.LUMA;
    }

    /**
     * Finds the geometry of {@code net} as a super-resolution network from its layers.
     *
     * @param repeat how many times each pixel must be repeated for this network
     * @throws IllegalArgumentException if the output is not a picture a whole number of times as large as the input, or
     *     depends on the whole picture
     */
    public static SuperResolutionNet of(Net net, int repeat) {
        try {
            return measured(net, repeat);
        } catch (ShapeException e) {
            throw new IllegalArgumentException("net " + net.name() + " cannot enlarge: " + e.getMessage(), e);
        }
    }

    private static SuperResolutionNet measured(Net net, int repeat) {
        int size = 2 * net.minimumSize(net.output());
        List<Blob> blobs = net.listing(size, size);
        Blob output = blobs.get(blobs.size() - 1);
        requirePicture(net, output.shape());
        int alignment = alignment(net, blobs);
        int length = (size / alignment + 1) * alignment;
        int outputLength = outputLength(net, length);
        int gain = gain(net, outputLength, outputLength(net, length + alignment), alignment);
        int lost = gain * length - outputLength;
        if (lost % 2 != 0) {
            throw new IllegalArgumentException("net " + net.name() + " makes " + outputLength + " pixels of " + length
                    + ", which cannot stand in the middle");
        }
        int margin = margin(net, output.footprint(), lost / 2, gain, alignment);
        return new SuperResolutionNet(net, repeat, gain, margin, gain * margin - lost / 2, alignment);
    }

    private static void requirePicture(Net net, Shape output) {
        int channels = net.imageSpec().channels().count();
        if (output.channels() != channels) {
            throw new IllegalArgumentException("net " + net.name() + " reads " + channels + " channels but writes "
                    + output.channels() + "; a net that enlarges pictures writes as many as it reads");
        }
    }

    private static int alignment(Net net, List<Blob> blobs) {
        double widest = 1;
        for (Blob blob : blobs) {
            widest = Math.max(widest, blob.footprint().stride());
        }
        if (widest != Math.rint(widest)) {
            throw new IllegalArgumentException(
                    "net " + net.name() + " has a blob of " + widest + " pixels' stride; it must be whole");
        }
        return (int) widest;
    }

    private static int outputLength(Net net, int length) {
        return net.shapes(length, length).get(net.output()).width();
    }

    private static int gain(Net net, int length, int longer, int step) {
        int gain = (longer - length) / step;
        if (gain < 1 || gain * step != longer - length) {
            throw new IllegalArgumentException("net " + net.name() + " enlarges by " + (longer - length) / (double) step
                    + "; only whole factors from 1 can be used");
        }
        return gain;
    }

    private static int margin(Net net, Footprint footprint, int lost, int gain, int alignment) {
        double seen = (footprint.extent() - 1) / 2;
        if (seen > LARGEST_MARGIN) {
            throw new IllegalArgumentException("net " + net.name() + " looks at " + footprint.extent()
                    + " pixels at once; up to " + (2 * LARGEST_MARGIN + 1) + " can be cut into tiles");
        }
        double margin = Math.max(seen, (double) lost / gain);
        return (int) Math.ceil(margin / alignment) * alignment;
    }
}
