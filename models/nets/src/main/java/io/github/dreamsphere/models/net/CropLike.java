package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Cuts the first input to the size of the second.
 *
 * @param top number of rows cut off above; what is left below is cut off, too
 * @param left number of columns cut off on the left
 */
@JsonTypeName("CropLike")
public record CropLike(
        @JsonProperty("top") int top, @JsonProperty("left") int left) implements Op {
    public CropLike {
        if (Math.min(top, left) < 0) {
            throw new ShapeException("cropped rows and columns must be >= 0, were " + top + ", " + left);
        }
    }

    @Override
    public Shape output(List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw new ShapeException("takes two inputs, was given " + inputs.size());
        }
        Shape from = inputs.get(0);
        Shape size = inputs.get(1);
        if ((long) top + size.height() > from.height() || (long) left + size.width() > from.width()) {
            throw new ShapeException(from + " cannot be cut to " + size.height() + "x" + size.width() + " from row "
                    + top + " and column " + left + " on");
        }
        return size.withChannels(from.channels());
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
