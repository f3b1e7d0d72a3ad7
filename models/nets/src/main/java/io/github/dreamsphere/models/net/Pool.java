package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * The maximum or average of a sliding window. Windows may extend beyond the edge; a maximum ignores positions outside
 * the image.
 *
 * @param divisor which positions an average counts at the edges
 */
@JsonTypeName("Pool")
public record Pool(
        @JsonProperty("kind") Kind kind,
        @JsonProperty("window") SlidingWindow window,
        @JsonProperty("rounding") Rounding rounding,
        @JsonProperty("divisor") Divisor divisor)
        implements Op {
    /** The pooling function. */
    public enum Kind {
        @JsonProperty("MAX")
        MAX,
        @JsonProperty("AVERAGE")
        AVERAGE
    }

    /** Whether a last window that does not fit counts. */
    public enum Rounding {
        /** The last window must fit. */
        @JsonProperty("FLOOR")
        FLOOR,
        /** The last window may extend beyond the far edge, as in Caffe; see {@link SlidingWindow#ceilPositionsY}. */
        @JsonProperty("CEIL")
        CEIL
    }

    /** The positions that an average counts. */
    public enum Divisor {
        /** Those on the image and its padding, but not beyond the padding (Caffe). */
        @JsonProperty("PADDED")
        PADDED,
        /** Those on the image. */
        @JsonProperty("IMAGE")
        IMAGE
    }

    /** An average pool as in Caffe. */
    public static Pool caffeAverage(SlidingWindow window) {
        return new Pool(Kind.AVERAGE, window, Rounding.CEIL, Divisor.PADDED);
    }

    public Pool {
        if (window.padTop() >= window.extentY() || window.padLeft() >= window.extentX()) {
            throw new ShapeException("a pool's padding must be smaller than its window, was " + window);
        }
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape input = Op.single(inputs);
        boolean ceil = rounding == Rounding.CEIL;
        int height = ceil ? window.ceilPositionsY(input.height()) : window.positionsY(input.height());
        int width = ceil ? window.ceilPositionsX(input.width()) : window.positionsX(input.width());
        if (height < 1 || width < 1) {
            throw new ShapeException(
                    input + " is too small for a window of " + window.extentY() + "x" + window.extentX());
        }
        return new Shape(height, width, input.channels());
    }

    @Override
    public Footprint footprint() {
        return window.footprint();
    }
}
