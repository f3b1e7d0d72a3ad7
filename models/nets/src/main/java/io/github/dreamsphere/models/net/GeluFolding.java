package io.github.dreamsphere.models.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recognises GELU written out, {@code x · (1 + erf(x / √2)) / 2} as exporters do, and makes it one layer: the same
 * network with fewer layers.
 */
public final class GeluFolding {
    private static final float INVERSE_ROOT_OF_TWO = (float) Math.sqrt(0.5);
    private static final float TOLERANCE = 1e-6f;

    private final Map<String, Layer> writers = new HashMap<>();
    private final Map<String, Integer> readers = new HashMap<>();

    private GeluFolding(Net net, List<String> kept) {
        net.layers().forEach(layer -> {
            writers.put(layer.output(), layer);
            layer.inputs().forEach(blob -> readers.merge(blob, 1, Integer::sum));
        });
        kept.forEach(blob -> readers.merge(blob, 1, Integer::sum));
    }

    /** {@code net} with its GELUs as one layer each; the blobs {@code kept} stay as they are. */
    public static Net fold(Net net, List<String> kept) {
        GeluFolding folding = new GeluFolding(net, kept);
        Set<Layer> inner = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<Layer, Layer> made = new IdentityHashMap<>();
        for (Layer layer : net.layers()) {
            List<Layer> parts = folding.parts(layer);
            if (!parts.isEmpty()) {
                inner.addAll(parts);
                String x = parts.get(parts.size() - 1).inputs().get(0);
                made.put(layer, new Layer(layer.name(), Activation.of(Activation.Curve.GELU), x, layer.output()));
            }
        }
        if (made.isEmpty()) {
            return net;
        }
        List<Layer> folded = new ArrayList<>();
        net.layers().stream()
                .filter(layer -> !inner.contains(layer))
                .forEach(layer -> folded.add(made.getOrDefault(layer, layer)));
        return new Net(net.name(), net.imageSpec(), net.input(), folded);
    }

    /** The layers before {@code last} that make a GELU with it, the first of them last; empty if they do not. */
    private List<Layer> parts(Layer last) {
        if (isProduct(last)) {
            return gate(last, 0.5f);
        }
        Layer product = isAffine(last, 0.5f, 0) ? alone(last.inputs().get(0)) : null;
        if (!isProduct(product)) {
            return List.of();
        }
        List<Layer> parts = new ArrayList<>(gate(product, 1));
        if (!parts.isEmpty()) {
            parts.add(0, product);
        }
        return parts;
    }

    /** The layers before {@code product} that make it {@code x · factor · (1 + erf(x / √2))}; empty if they do not. */
    private List<Layer> gate(Layer product, float factor) {
        for (String gate : product.inputs()) {
            Layer moved = alone(gate);
            Layer erf = isAffine(moved, factor, factor) ? alone(moved.inputs().get(0)) : null;
            boolean isErf = erf != null && erf.op().equals(Activation.of(Activation.Curve.ERF));
            Layer scaled = isErf ? alone(erf.inputs().get(0)) : null;
            if (isAffine(scaled, INVERSE_ROOT_OF_TWO, 0)
                    && multiplies(product, scaled.inputs().get(0), gate)) {
                return List.of(moved, erf, scaled);
            }
        }
        return List.of();
    }

    private static boolean isProduct(Layer layer) {
        return layer != null && layer.op() instanceof Eltwise op && op.kind() == Eltwise.Kind.PRODUCT;
    }

    private static boolean multiplies(Layer product, String x, String factor) {
        return product.inputs().equals(List.of(x, factor)) || product.inputs().equals(List.of(factor, x));
    }

    /** The layer that writes {@code blob}, if only one layer reads it; else null. */
    private Layer alone(String blob) {
        return readers.getOrDefault(blob, 0) == 1 ? writers.get(blob) : null;
    }

    private static boolean isAffine(Layer layer, float scale, float shift) {
        return layer != null
                && layer.op() instanceof Affine affine
                && isUniform(affine.scale(), scale)
                && isUniform(affine.shift(), shift);
    }

    private static boolean isUniform(Tensor tensor, float value) {
        for (float each : tensor.data()) {
            if (Math.abs(each - value) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }
}
