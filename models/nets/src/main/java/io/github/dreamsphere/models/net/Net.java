package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network: layers in topological order, each writing a blob of its own (single assignment).
 *
 * <p>If several layers of a file write one blob in place, the last result keeps the blob's name. Earlier results are
 * named {@code blob@layer} after the layer that wrote them, and are left out of listings.
 *
 * @param imageSpec how a picture becomes the input
 * @param input name of the input blob
 */
public record Net(
        @JsonProperty("name") String name,
        @JsonProperty("imageSpec") ImageSpec imageSpec,
        @JsonProperty("input") String input,
        @JsonProperty("layers") List<Layer> layers) {
    private static final int LARGEST_MINIMUM = 4096;

    /** A net that does not work at any size is tried at no more pixels along an edge than this. */
    private static final int LARGEST_FIXED = 1024;

    /** At fewer pixels, maps of one position may fit by being repeated. */
    private static final int SMALLEST_FIXED = 64;

    /** Of several sizes, the largest up to this is taken: the usual tile. */
    private static final int USUAL = 512;

    /** A net that works at this many sizes in a row is not bound to one: strides add up to less. */
    private static final int FREE_RUN = 256;

    public Net {
        layers = List.copyOf(layers);
        Set<String> known = new HashSet<>(Set.of(input));
        for (Layer layer : layers) {
            for (String blob : layer.inputs()) {
                if (!known.contains(blob)) {
                    throw new IllegalArgumentException(
                            "layer '" + layer.name() + "' reads blob '" + blob + "', which no layer before it writes");
                }
            }
            if (!known.add(layer.output())) {
                throw new IllegalArgumentException(
                        "layer '" + layer.name() + "' writes blob '" + layer.output() + "' a second time");
            }
        }
    }

    /** The name of {@code blob} as {@code layer} writes it, if a later layer changes it in place. */
    public static String intermediate(String blob, String layer) {
        return blob + "@" + layer;
    }

    /** Names of the blobs in the order they are written, without intermediate results. */
    public List<String> blobs() {
        return layers.stream()
                .map(Layer::output)
                .filter(blob -> !blob.contains("@"))
                .toList();
    }

    /** Name of the last blob. */
    public String output() {
        return layers.isEmpty() ? input : layers.get(layers.size() - 1).output();
    }

    /**
     * The part of the network that computes {@code blob}.
     *
     * @throws UnknownBlobException if no layer writes {@code blob}
     */
    public Net upTo(String blob) {
        return upTo(List.of(blob));
    }

    /** The part of the network that computes {@code blobs}; throws as {@link #upTo(String)}. */
    public Net upTo(List<String> blobs) {
        Set<String> written = layers.stream().map(Layer::output).collect(Collectors.toSet());
        for (String blob : blobs) {
            if (!written.contains(blob)) {
                throw new UnknownBlobException(name, blob, blobs());
            }
        }
        Set<String> needed = new HashSet<>(blobs);
        Deque<Layer> kept = new ArrayDeque<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (needed.contains(layers.get(i).output())) {
                needed.addAll(layers.get(i).inputs());
                kept.addFirst(layers.get(i));
            }
        }
        return new Net(name, imageSpec, input, List.copyOf(kept));
    }

    /**
     * The shape of every blob, including the input, for an image of the given size in pixels.
     *
     * @throws ShapeException naming the layer for which the image is too small
     */
    public Map<String, Shape> shapes(int width, int height) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(input, new Shape(height, width, imageSpec.channels().count()));
        for (Layer layer : layers) {
            shapes.put(layer.output(), shape(layer, shapes, width, height));
        }
        return shapes;
    }

    private Shape shape(Layer layer, Map<String, Shape> shapes, int width, int height) {
        try {
            return layer.op().output(layer.inputs().stream().map(shapes::get).toList());
        } catch (ShapeException e) {
            throw new ShapeException("layer '" + layer.name() + "' of network " + name + " for an image of " + width
                    + "x" + height + ": " + e.getMessage());
        }
    }

    /** The blobs, without intermediate results, for an image of the given size in pixels. */
    public List<Blob> listing(int width, int height) {
        Map<String, Shape> shapes = shapes(width, height);
        Map<String, Footprint> footprints = new LinkedHashMap<>(Map.of(input, Footprint.POINT));
        List<Blob> blobs = new ArrayList<>();
        for (Layer layer : layers) {
            Footprint before = layer.inputs().stream()
                    .map(footprints::get)
                    .reduce(Footprint::join)
                    .orElse(Footprint.POINT);
            Footprint footprint = layer.op().footprint().after(before);
            footprints.put(layer.output(), footprint);
            blobs.add(new Blob(layer.output(), layer, shapes.get(layer.output()), footprint));
        }
        blobs.removeIf(blob -> blob.name().contains("@"));
        return blobs;
    }

    /**
     * The edge, in pixels, of the smallest square image for which {@code blob} has at least one position; the fixed size
     * if there is one.
     *
     * @throws UnknownBlobException if no layer writes {@code blob}
     * @throws ShapeException if it works at no square size
     */
    public int minimumSize(String blob) {
        Net part = upTo(blob);
        if (part.accepts(LARGEST_MINIMUM)) {
            return part.smallestUpTo(LARGEST_MINIMUM);
        }
        Run run = part.run();
        return run.isFree() ? part.smallestUpTo(run.last()) : run.size();
    }

    /**
     * The edge, in pixels, of the only square images for which {@code blob} can be computed, as in most transformers;
     * empty if it works at other sizes, too.
     *
     * <p>It is found by trying sizes. Strides that drop what is left over let a few sizes in a row work; of those it is
     * the one that the strides divide.
     *
     * @throws UnknownBlobException if no layer writes {@code blob}
     * @throws ShapeException if it works at no square size
     */
    public OptionalInt fixedSize(String blob) {
        Net part = upTo(blob);
        if (part.accepts(LARGEST_MINIMUM)) {
            return OptionalInt.empty();
        }
        Run run = part.run();
        return run.isFree() ? OptionalInt.empty() : OptionalInt.of(run.size());
    }

    /**
     * The edge, in pixels, of the square image nearest to {@code wanted} for which {@code blob} can be computed; throws as
     * {@link #fixedSize}.
     */
    public int sizeNear(int wanted, String blob) {
        return fixedSize(blob).orElseGet(() -> Math.max(wanted, minimumSize(blob)));
    }

    /** Sizes in a row, in pixels, that all work. */
    private record Run(int first, int last) {
        boolean isFree() {
            return count() >= FREE_RUN;
        }

        /** The one size that the number of sizes divides, as it is the product of the strides. */
        int size() {
            return last - last % count();
        }

        private int count() {
            return last - first + 1;
        }
    }

    private Run run() {
        int some = IntStream.concat(
                        IntStream.iterate(USUAL, size -> size >= SMALLEST_FIXED, size -> size - 1),
                        IntStream.rangeClosed(USUAL + 1, LARGEST_FIXED))
                .filter(this::accepts)
                .findFirst()
                .orElseThrow(this::worksAtNoSize);
        int first = some;
        while (first > 1 && accepts(first - 1)) {
            first--;
        }
        int last = some;
        while (last < LARGEST_FIXED && accepts(last + 1)) {
            last++;
        }
        return new Run(first, last);
    }

    private ShapeException worksAtNoSize() {
        return new ShapeException(
                "network " + name + " works at no square size of " + SMALLEST_FIXED + " to " + LARGEST_FIXED
                        + " pixels: " + rejection(LARGEST_MINIMUM).orElseThrow().getMessage());
    }

    /** The smallest size that works, if all from it to {@code largest} do. */
    private int smallestUpTo(int largest) {
        int high = largest;
        int low = 0;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (accepts(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /**
     * Number of channels of {@code blob}.
     *
     * @throws UnknownBlobException if no layer writes {@code blob}
     */
    public int channels(String blob) {
        int size = minimumSize(blob);
        return upTo(blob).shapes(size, size).get(blob).channels();
    }

    private boolean accepts(int size) {
        return rejection(size).isEmpty();
    }

    private Optional<ShapeException> rejection(int size) {
        try {
            shapes(size, size);
            return Optional.empty();
        } catch (ShapeException e) {
            return Optional.of(e);
        }
    }

    /** The same network under another name. */
    public Net withName(String newName) {
        return new Net(newName, imageSpec, input, layers);
    }

    /** The same network with another image specification. */
    public Net withImageSpec(ImageSpec newSpec) {
        return new Net(name, newSpec, input, layers);
    }
}
