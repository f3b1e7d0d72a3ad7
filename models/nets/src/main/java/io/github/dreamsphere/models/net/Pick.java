package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Chosen columns of a blob in a chosen order; a column may be chosen more than once.
 *
 * @param columns the input column of each output column
 * @param width number of columns of the input
 */
@JsonTypeName("Pick")
public record Pick(
        @JsonProperty("columns") List<Integer> columns,
        @JsonProperty("width") int width) implements Resampling {
    public Pick {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || columns.stream().anyMatch(column -> column < 0 || column >= width)) {
            throw new ShapeException("columns must be 0 to " + (width - 1) + ", were " + columns);
        }
    }

    @Override
    public Taps rows(int height) {
        return Taps.identity(height);
    }

    @Override
    public Taps columns(int given) {
        if (given != width) {
            throw new ShapeException("takes " + width + " columns, was given " + given);
        }
        return Taps.places(columns.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public Footprint footprint() {
        return Footprint.EVERYTHING;
    }
}
