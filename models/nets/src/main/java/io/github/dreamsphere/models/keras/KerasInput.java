package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.net.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The image that a model reads.
 *
 * @param name of its input layer
 * @param number of the input, among all that the model takes
 * @param sizes the shapes to read the file for: one if it fixes the size, else two that differ
 */
record KerasInput(String name, int number, boolean channelsFirst, List<Shape> sizes) {
    private static final int LARGEST = 8192;

    /** Multiples of 64, so that strides divide them. */
    private static final List<int[]> FREE = List.of(new int[] {256, 320}, new int[] {448, 576});

    static KerasInput of(ModelConfig model) {
        List<KerasInput> images = new ArrayList<>();
        List<String> others = new ArrayList<>();
        int count = model.sequential() ? 1 : model.inputs().size();
        for (int i = 0; i < count; i++) {
            Optional<int[]> shape = shape(model, i);
            String name = name(model, i);
            Optional<KerasInput> image = shape.flatMap(known -> image(model, name, known, images.size()));
            image.ifPresent(images::add);
            if (image.isEmpty()) {
                others.add("'" + name + "'" + shape.map(KerasInput::text).orElse(""));
            }
        }
        if (images.size() == 1) {
            return images.get(0).numbered(model);
        }
        if (images.isEmpty()) {
            throw new UnreadableException(
                    "takes no picture of one or three channels: its inputs are " + String.join(", ", others));
        }
        throw new UnreadableException("takes " + images.size() + " pictures, but must take one");
    }

    private static String text(int[] shape) {
        StringBuilder text = new StringBuilder(" of the shape (any");
        for (int i = 1; i < shape.length; i++) {
            text.append(", ").append(shape[i] == 0 ? "any" : shape[i]);
        }
        return text.append(')').toString();
    }

    private KerasInput numbered(ModelConfig model) {
        int place = 0;
        for (int i = 0; i < model.inputs().size(); i++) {
            place = model.inputs().get(i).layer().equals(name) ? i : place;
        }
        return new KerasInput(name, place, channelsFirst, sizes);
    }

    private static String name(ModelConfig model, int input) {
        if (!model.sequential()) {
            return model.inputs().get(input).layer();
        }
        LayerConfig first = model.layers().get(0);
        return first.isInput() ? first.name() : "input";
    }

    private static Optional<int[]> shape(ModelConfig model, int input) {
        if (!model.sequential()) {
            String name = model.inputs().get(input).layer();
            return model.layers().stream()
                    .filter(layer -> layer.name().equals(name))
                    .findFirst()
                    .flatMap(LayerConfig::inputShape);
        }
        LayerConfig first = model.layers().get(0);
        Optional<int[]> own = first.inputShape();
        if (own.isPresent()) {
            return own;
        }
        if (model.buildShape().isArray()) {
            return Optional.of(ModelConfig.shape(model.buildShape(), model.name()));
        }
        return first.model()
                .filter(nested -> nested.sequential() || nested.inputs().size() == 1)
                .flatMap(nested -> shape(nested, 0));
    }

    private static Optional<KerasInput> image(ModelConfig model, String name, int[] shape, int number) {
        if (shape.length != 4) {
            return Optional.empty();
        }
        boolean canBeLast = shape[3] == 3 || shape[3] == 1;
        boolean canBeFirst = shape[1] == 3 || shape[1] == 1;
        if (!canBeLast && !canBeFirst) {
            return Optional.empty();
        }
        boolean first = canBeFirst && (!canBeLast || saysChannelsFirst(model, 0));
        int rows = shape[first ? 2 : 1];
        int columns = shape[first ? 3 : 2];
        if (Math.max(rows, columns) > LARGEST) {
            throw new UnreadableException(
                    "takes a picture of " + columns + "x" + rows + " pixels, more than " + LARGEST);
        }
        return Optional.of(new KerasInput(name, number, first, sizes(rows, columns, shape[first ? 1 : 3])));
    }

    private static List<Shape> sizes(int rows, int columns, int channels) {
        if (rows > 0 && columns > 0) {
            return List.of(new Shape(rows, columns, channels));
        }
        return FREE.stream()
                .map(size -> new Shape(rows > 0 ? rows : size[0], columns > 0 ? columns : size[1], channels))
                .toList();
    }

    private static boolean saysChannelsFirst(ModelConfig model, int depth) {
        return model.layers().stream()
                .anyMatch(layer -> layer.channelsFirst()
                        || depth < 4
                                && layer.model()
                                        .filter(nested -> saysChannelsFirst(nested, depth + 1))
                                        .isPresent());
    }
}
