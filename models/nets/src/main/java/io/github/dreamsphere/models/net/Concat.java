package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** Blobs of the same height and width, concatenated along the channels in the order of the inputs. */
@JsonTypeName("Concat")
public record Concat() implements Op {
    @Override
    public Shape output(List<Shape> inputs) {
        if (inputs.isEmpty()) {
            throw new ShapeException("a concatenation takes at least one input");
        }
        Shape first = inputs.get(0);
        int channels = 0;
        for (Shape input : inputs) {
            if (!input.withChannels(first.channels()).equals(first)) {
                throw new ShapeException("cannot concatenate " + first + " and " + input + " along the channels");
            }
            channels = Math.addExact(channels, input.channels());
        }
        return first.withChannels(channels);
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
