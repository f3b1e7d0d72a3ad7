package io.github.dreamsphere.models.net;

import java.util.List;

/** An op that makes rows of rows and columns of columns, the same for every channel. */
public sealed interface Resampling extends Op permits Crop, Pad, Resize {
    /** What becomes of {@code height} rows. */
    Taps rows(int height);

    /** What becomes of {@code width} columns. */
    Taps columns(int width);

    @Override
    default Shape output(List<Shape> inputs) {
        Shape input = Op.single(inputs);
        return new Shape(rows(input.height()).outputs(), columns(input.width()).outputs(), input.channels());
    }
}
