package io.github.dreamsphere.models.net;

import java.util.List;

/** A separable resampling of rows and columns, the same for every channel. */
public sealed interface Resampling extends Op permits Crop, Interp, Pad, Pick, Resize {
    /** How {@code height} input rows make the output rows. */
    Taps rows(int height);

    /** How {@code width} input columns make the output columns. */
    Taps columns(int width);

    @Override
    default Shape output(List<Shape> inputs) {
        Shape input = Op.single(inputs);
        return new Shape(rows(input.height()).outputs(), columns(input.width()).outputs(), input.channels());
    }
}
