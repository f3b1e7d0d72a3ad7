package io.github.dreamsphere.models.train.upscaler;

import io.github.dreamsphere.core.image.Luma;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Random training crops of photographs or synthetic drawings: shrunk by one of the kernels, degraded if the net learns
 * to denoise, flipped and rotated, with the colour channels in random order if the loss is the same
 * for all of them. A batch depends only on seed and step, so
 * a resumed training has the same batches as an uninterrupted one.
 */
final class PhotoCrops {
    private static final int CHANNELS = 3;
    private static final int[][] COLOUR_ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    private static final int PHASES = PhotoPair.SCALE * PhotoPair.SCALE;

    /** JPEG has blocks of 8×8 pixels, with subsampled chroma of 16×16. */
    private static final int JPEG_BLOCK = 16;

    private final Map<ReductionKernel, List<PhotoPair>> pairs = new EnumMap<>(ReductionKernel.class);
    private final KernelMix kernels;
    private final Optional<Degradation> degradation;
    private final long[] pixelsUpTo;
    private final double drawn;
    /** How many of the orders are used; one, the given order, for a loss that treats colours differently. */
    private final int colourOrders;

    /** Samples of a pixel that the net enlarges: 3, or 1 for luma. */
    private final int samples;

    private final int margin;
    private final int size;
    private final long seed;

    /**
     * The input and target of the net, NHWC.
     *
     * @param input {@code [n, size + 2·margin, size + 2·margin, 3]}, 0..1; luma three times for a net for luma
     * @param residual {@code [n, size, size, 4·samples]}: the photograph minus its bicubically enlarged half, in 0..1
     *     units; channel (phaseY·2 + phaseX)·samples + sample; samples: 3 for RGB, 1 for luma
     */
    record Batch(INDArray input, INDArray residual) {}

    /**
     * Crops according to {@code settings}. The crops of the halves are larger by the architecture's margin on each
     * side, as its convolutions are not padded. Photographs that are too small are left out.
     *
     * @param photos photographs with bicubic halves
     */
    PhotoCrops(List<PhotoPair> photos, UpscalerSettings settings) {
        this.size = settings.crop();
        this.samples = settings.architecture().samples();
        this.margin = settings.architecture().margin();
        this.seed = settings.seed();
        this.colourOrders = settings.loss().isAlikeForColours() ? COLOUR_ORDERS.length : 1;
        this.kernels = settings.kernels();
        this.degradation =
                settings.noiseLevel() == 0 ? Optional.empty() : Optional.of(Degradation.ofLevel(settings.noiseLevel()));
        int edge = size + 2 * margin;
        List<PhotoPair> largeEnough = photos.stream()
                .filter(p -> p.width() >= edge && p.height() >= edge)
                .toList();
        if (largeEnough.isEmpty()) {
            throw new IllegalArgumentException("all photographs are smaller than a crop of " + 2 * edge + " pixels");
        }
        if (margin < BicubicPhases.REACH) {
            throw new IllegalArgumentException("margin must be >= " + BicubicPhases.REACH + ", was " + margin);
        }
        for (ReductionKernel kernel : kernels.shares().keySet()) {
            pairs.put(kernel, largeEnough.stream().map(p -> shrunk(p, kernel)).toList());
        }
        pixelsUpTo = new long[largeEnough.size()];
        long sum = 0;
        for (int i = 0; i < pixelsUpTo.length; i++) {
            sum += (long) largeEnough.get(i).width() * largeEnough.get(i).height();
            pixelsUpTo[i] = sum;
        }
        drawn = settings.drawn();
    }

    /** The batch of {@code count} crops for training step {@code step}. */
    Batch batch(int step, int count) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
        int edge = size + 2 * margin;
        float[] input = new float[count * CHANNELS * edge * edge];
        float[] residual = new float[count * samples * PHASES * size * size];
        for (int i = 0; i < count; i++) {
            ReductionKernel kernel = kernels.draw(random);
            Place place = random.nextDouble() < drawn ? drawn(kernel, edge, random) : photographed(kernel, random);
            byte[] half = half(place, random);
            int[] colours = COLOUR_ORDERS[random.nextInt(colourOrders)];
            fill(place, half, random.nextInt(8), colours, i, input, residual);
        }
        return new Batch(
                Nd4j.create(input, new long[] {count, edge, edge, CHANNELS}, 'c')
                        .castTo(DataType.FLOAT),
                Nd4j.create(residual, new long[] {count, size, size, samples * PHASES}, 'c')
                        .castTo(DataType.FLOAT));
    }

    /** The position of a crop, including its margin, in the half of a photograph. */
    private record Place(PhotoPair pair, int left, int top, int edge) {
        /** Sum of absolute differences of neighbours in the green channel, to keep the more detailed of two crops. */
        long busyness() {
            long sum = 0;
            for (int y = 0; y < edge; y += 2) {
                int row = ((top + y) * pair.width() + left) * CHANNELS + 1;
                for (int x = 1; x < edge; x++) {
                    sum += Math.abs(
                            (pair.half()[row + x * CHANNELS] & 0xFF) - (pair.half()[row + (x - 1) * CHANNELS] & 0xFF));
                }
            }
            return sum;
        }
    }

    private static Place drawn(ReductionKernel kernel, int edge, SplittableRandom random) {
        return new Place(shrunk(SyntheticDrawings.draw(random, edge), kernel), 0, 0, edge);
    }

    /** Pairs already have bicubic halves. */
    private static PhotoPair shrunk(PhotoPair pair, ReductionKernel kernel) {
        return kernel == ReductionKernel.BICUBIC ? pair : pair.shrunkBy(kernel);
    }

    private Place photographed(ReductionKernel kernel, SplittableRandom random) {
        List<PhotoPair> photos = pairs.get(kernel);
        Place a = draw(photos, random);
        Place b = draw(photos, random);
        return a.busyness() >= b.busyness() ? a : b;
    }

    private Place draw(List<PhotoPair> photos, SplittableRandom random) {
        long pixel = random.nextLong(pixelsUpTo[pixelsUpTo.length - 1]);
        int i = 0;
        while (pixelsUpTo[i] <= pixel) {
            i++;
        }
        PhotoPair pair = photos.get(i);
        int edge = size + 2 * margin;
        return new Place(pair, random.nextInt(pair.width() - edge + 1), random.nextInt(pair.height() - edge + 1), edge);
    }

    /** The crop of the half at {@code place}, degraded, with a random offset of the JPEG blocks. */
    private byte[] half(Place place, SplittableRandom random) {
        PhotoPair pair = place.pair();
        int edge = place.edge();
        if (degradation.isEmpty()) {
            return PhotoPair.part(pair.half(), pair.width(), place.left(), place.top(), edge, edge);
        }
        int left = Math.max(0, place.left() - random.nextInt(JPEG_BLOCK));
        int top = Math.max(0, place.top() - random.nextInt(JPEG_BLOCK));
        int w = place.left() + edge - left;
        int h = place.top() + edge - top;
        byte[] part = PhotoPair.part(pair.half(), pair.width(), left, top, w, h);
        byte[] degraded = degradation.get().apply(part, w, h, random);
        return PhotoPair.part(degraded, w, w - edge, h - edge, edge, edge);
    }

    private void fill(Place place, byte[] small, int symmetry, int[] colours, int i, float[] input, float[] residual) {
        PhotoPair pair = place.pair();
        int edge = size + 2 * margin;
        int fullEdge = edge * PhotoPair.SCALE;
        float[] half = new float[edge * edge];
        float[] full = new float[fullEdge * fullEdge];
        for (int c = 0; c < CHANNELS; c++) {
            Sample sample = sample(colours[c]);
            plane(small, edge, 0, 0, sample, symmetry, edge, half);
            plane(
                    pair.full(),
                    pair.width() * PhotoPair.SCALE,
                    place.left() * PhotoPair.SCALE,
                    place.top() * PhotoPair.SCALE,
                    sample,
                    symmetry,
                    fullEdge,
                    full);
            int first = i * edge * edge;
            for (int pixel = 0; pixel < edge * edge; pixel++) {
                input[(first + pixel) * CHANNELS + c] = half[pixel];
            }
            for (int phase = 0; c < samples && phase < PHASES; phase++) {
                int to = i * size * size * PHASES * samples + phase * samples + c;
                residual(half, full, edge, phase % 2, phase / 2, residual, to);
            }
        }
    }

    /** A sample of the pixel whose red is {@code rgb[index]}, 0..1. */
    private interface Sample {
        float of(byte[] rgb, int index);
    }

    /** Luma, or the given colour. */
    private Sample sample(int colour) {
        return samples == 1
                ? (rgb, i) -> Luma.of(rgb[i] & 0xFF, rgb[i + 1] & 0xFF, rgb[i + 2] & 0xFF) / 255f
                : (rgb, i) -> (rgb[i + colour] & 0xFF) / 255f;
    }

    /** Copies one sample of each pixel of a square crop, under a symmetry: bits 0 and 1 flip, bit 2 transposes. */
    private static void plane(
            byte[] rgb, int width, int left, int top, Sample sample, int symmetry, int edge, float[] plane) {
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                int u = (symmetry & 4) == 0 ? x : y;
                int v = (symmetry & 4) == 0 ? y : x;
                int sx = left + ((symmetry & 1) == 0 ? u : edge - 1 - u);
                int sy = top + ((symmetry & 2) == 0 ? v : edge - 1 - v);
                plane[y * edge + x] = sample.of(rgb, (sy * width + sx) * CHANNELS);
            }
        }
    }

    private void residual(float[] half, float[] full, int edge, int phaseX, int phaseY, float[] out, int to) {
        int fullEdge = edge * PhotoPair.SCALE;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int index = (y + margin) * edge + x + margin;
                int fullIndex = (2 * (y + margin) + phaseY) * fullEdge + 2 * (x + margin) + phaseX;
                out[to + (y * size + x) * PHASES * samples] =
                        full[fullIndex] - BicubicPhases.at(half, index, edge, phaseX, phaseY);
            }
        }
    }
}
