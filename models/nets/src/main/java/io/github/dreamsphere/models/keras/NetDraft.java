package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.keras.Value.Source;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The layers read so far, and the shapes of their blobs for one image size, or for two if the file leaves the size
 * free: what differs between the two depends on the size of the image.
 */
final class NetDraft {
    private static final int MOST_LAYERS = 200_000;
    private static final int MOST_CHANNELS = 1 << 18;
    private static final int LARGEST_SIDE = 1 << 16;

    private final List<Layer> layers = new ArrayList<>();
    private final Set<String> scalings = new HashSet<>();
    private final NavigableMap<String, List<Shape>> shapes = new TreeMap<>();

    /** Notes that {@code blob} is written by a layer that is there to scale the image. */
    void markScaling(String blob) {
        scalings.add(blob);
    }

    /** The blobs of layers that are there to scale the image. */
    Set<String> scalings() {
        return scalings;
    }

    /** Declares the input; returns its tensor. */
    Value input(String blob, List<Shape> sizes, boolean channelsFirst) {
        shapes.put(blob, sizes);
        return map(blob, channelsFirst);
    }

    List<Layer> layers() {
        return layers;
    }

    boolean has(String blob) {
        return shapes.containsKey(blob);
    }

    /** True if there is a blob whose name starts with {@code prefix}. */
    boolean hasBelow(String prefix) {
        String next = shapes.ceilingKey(prefix);
        return next != null && next.startsWith(prefix);
    }

    /**
     * Adds a layer.
     *
     * @throws UnsupportedLayerException if its op cannot work on these blobs
     */
    void add(Layer layer) {
        if (layers.size() >= MOST_LAYERS) {
            throw new UnreadableException("has too many layers");
        }
        List<Shape> results = new ArrayList<>();
        int sizes = shapes.get(layer.inputs().get(0)).size();
        for (int i = 0; i < sizes; i++) {
            int size = i;
            List<Shape> from = layer.inputs().stream()
                    .map(blob -> shapes.get(blob).get(size))
                    .toList();
            results.add(checked(output(layer.op(), from)));
        }
        shapes.put(layer.output(), results);
        layers.add(layer);
    }

    private static Shape output(Op op, List<Shape> from) {
        try {
            return op.output(from);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedLayerException("does not fit its input: " + e.getMessage());
        } catch (ArithmeticException e) {
            throw new UnsupportedLayerException("does not fit its input: its result would be too large");
        }
    }

    private static Shape checked(Shape shape) {
        if (shape.channels() > MOST_CHANNELS || Math.max(shape.height(), shape.width()) > LARGEST_SIDE) {
            throw new UnsupportedLayerException("makes a blob of " + shape + ", which is too large");
        }
        return shape;
    }

    /** Gives the blob of the last layer another name. */
    void renameLast(String blob) {
        Layer last = layers.remove(layers.size() - 1);
        layers.add(new Layer(blob, last.op(), last.inputs(), blob));
        shapes.put(blob, shapes.remove(last.output()));
    }

    /** True if {@code blob} is what the last layer writes. */
    boolean isLast(String blob) {
        return !layers.isEmpty() && layers.get(layers.size() - 1).output().equals(blob);
    }

    /** Forgets the layers after the first {@code count}. */
    void cutTo(int count) {
        while (layers.size() > count) {
            shapes.remove(layers.remove(layers.size() - 1).output());
        }
    }

    int channels(String blob) {
        return shapes.get(blob).get(0).channels();
    }

    /** The shape of a blob, if the file fixes the size of the image. */
    Shape shape(String blob) {
        List<Shape> sizes = shapes.get(blob);
        if (sizes.stream().distinct().count() > 1) {
            throw new UnsupportedLayerException("needs an input of one size, but the net takes pictures of any size");
        }
        return sizes.get(0);
    }

    /** The size of an axis of a blob; empty if it depends on the size of the image. */
    OptionalInt size(String blob, Source source) {
        int[] sizes = shapes.get(blob).stream()
                .mapToInt(shape -> size(shape, source))
                .distinct()
                .toArray();
        return sizes.length == 1 ? OptionalInt.of(sizes[0]) : OptionalInt.empty();
    }

    private static int size(Shape shape, Source source) {
        return switch (source) {
            case HEIGHT -> shape.height();
            case WIDTH -> shape.width();
            case CHANNELS -> shape.channels();
        };
    }

    /** The blob as a map. */
    Value map(String blob, boolean channelsFirst) {
        return new Value(
                blob,
                Value.order(channelsFirst).stream()
                        .map(source -> sources(blob, List.of(source)))
                        .toList());
    }

    /** {@code sources} without those of size 1. */
    List<Source> sources(String blob, List<Source> sources) {
        return sources.stream()
                .filter(source -> !size(blob, source).equals(OptionalInt.of(1)))
                .toList();
    }
}
