package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** True if {@code blob} is the name of an {@link #intermediate} result. */
    public static boolean isIntermediate(String blob) {
        return blob.contains("@");
    }

    /** The name of the blob that an {@link #intermediate} result is on the way to; of other blobs, their own. */
    public static String named(String blob) {
        return blob.split("@")[0];
    }

    /** Names of the blobs in the order they are written, without intermediate results. */
    public List<String> blobs() {
        return layers.stream()
                .map(Layer::output)
                .filter(blob -> !isIntermediate(blob))
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
            throw new ShapeException("layer '" + layer.name() + "' of net " + name + " for an image of " + width + "x"
                    + height + ": " + e.getMessage());
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
        blobs.removeIf(blob -> isIntermediate(blob.name()));
        return blobs;
    }

    /**
     * For which sizes of square pictures {@code blob} can be computed. They are searched for at each call.
     *
     * @throws UnknownBlobException if no layer writes {@code blob}
     * @throws ShapeException if it works at no square size
     */
    public PictureSizes sizes(String blob) {
        return PictureSizes.of(upTo(blob));
    }

    /** {@link PictureSizes#minimum} of {@link #sizes}; throws as that does. */
    public int minimumSize(String blob) {
        return sizes(blob).minimum();
    }

    /** {@link PictureSizes#fixed} of {@link #sizes}; throws as that does. */
    public OptionalInt fixedSize(String blob) {
        return sizes(blob).fixed();
    }

    /** {@link PictureSizes#near} of {@link #sizes}; throws as that does. */
    public int sizeNear(int wanted, String blob) {
        return sizes(blob).near(wanted);
    }

    /**
     * Number of channels of {@code blob}.
     *
     * @throws UnknownBlobException if no layer writes {@code blob}
     */
    public int channels(String blob) {
        Net part = upTo(blob);
        int size = PictureSizes.of(part).minimum();
        return part.shapes(size, size).get(blob).channels();
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
