package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Layers that scale and shift the image before anything else reads it; they become part of the net's image spec. */
final class ImageScaling {
    /** White is 255 if the layers bring 255 below this value, else 1. */
    private static final double LARGEST_INPUT = 16;

    private ImageScaling() {}

    /** The net without the layers that only scale and shift its image. */
    static Net folded(Net net) {
        Net folded = net;
        for (Layer first = onlyReader(folded); first != null; first = onlyReader(folded)) {
            folded = without(folded, first);
        }
        return folded;
    }

    /**
     * The value of white before the first scaling: 1 or 255; 0 if the image is not scaled by one of these layers.
     *
     * @param scalings blobs of layers that are there to scale the image
     */
    static int white(Net net, Set<String> scalings) {
        double scale = 1;
        boolean scaled = false;
        Net rest = net;
        for (Layer next = onlyReader(rest); next != null; next = onlyReader(rest)) {
            if (next.op() instanceof Affine affine && scalings.contains(next.output())) {
                scale *= affine.scale().data()[0];
                scaled = true;
            }
            rest = without(rest, next);
        }
        if (!scaled) {
            return 0;
        }
        return Math.abs(scale) * 255 <= LARGEST_INPUT ? 255 : 1;
    }

    /** The single layer that reads the image, if it only scales and shifts and is not the last of the net. */
    private static Layer onlyReader(Net net) {
        List<Layer> readers = net.layers().stream()
                .filter(layer -> layer.inputs().contains(net.input()))
                .toList();
        boolean folds = readers.size() == 1
                && net.layers().size() > 1
                && (readers.get(0).op() instanceof Identity
                        || readers.get(0).op() instanceof Affine affine && scales(affine));
        return folds ? readers.get(0) : null;
    }

    private static boolean scales(Affine affine) {
        for (float scale : affine.scale().data()) {
            if (scale == 0) {
                return false;
            }
        }
        return affine.scale().finite() && affine.shift().finite();
    }

    private static Net without(Net net, Layer first) {
        List<Layer> layers = new ArrayList<>(net.layers());
        layers.remove(first);
        layers.replaceAll(layer -> new Layer(
                layer.name(),
                layer.op(),
                layer.inputs().stream()
                        .map(blob -> blob.equals(first.output()) ? net.input() : blob)
                        .toList(),
                layer.output()));
        ImageSpec spec = first.op() instanceof Affine affine ? scaled(net.imageSpec(), affine) : net.imageSpec();
        return new Net(net.name(), spec, net.input(), layers);
    }

    /** {@code ((v − mean) · s) · a + b = (v − (mean − b / (s · a))) · (s · a)}. */
    private static ImageSpec scaled(ImageSpec spec, Affine affine) {
        List<Float> mean = new ArrayList<>();
        List<Float> scale = new ArrayList<>();
        for (int c = 0; c < spec.mean().size(); c++) {
            double factor = (double) spec.scale().get(c) * affine.scale().data()[c];
            scale.add((float) factor);
            mean.add((float) (spec.mean().get(c) - affine.shift().data()[c] / factor));
        }
        return new ImageSpec(spec.range(), mean, scale, spec.channels());
    }
}
