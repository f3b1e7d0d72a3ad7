package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One layer of a network.
 *
 * @param name the layer's name in the file it came from
 * @param inputs names of the blobs it reads, in order
 * @param output name of the blob it writes; no other layer writes it
 */
public record Layer(
        @JsonProperty("name") String name,
        @JsonProperty("op") Op op,
        @JsonProperty("inputs") List<String> inputs,
        @JsonProperty("output") String output) {
    public Layer {
        inputs = List.copyOf(inputs);
    }

    /** A layer that reads one blob. */
    public Layer(String name, Op op, String input, String output) {
        this(name, op, List.of(input), output);
    }
}
