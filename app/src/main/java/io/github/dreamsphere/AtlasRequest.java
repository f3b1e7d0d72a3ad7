package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An atlas: a web page that shows, for each layer of a net, a dream of a photosphere and what its strongest channels
 * dream from noise.
 *
 * @param model the net: its name, folder or file
 * @param input the photosphere to dream; empty: the sample landscape
 * @param width the width to dream at, in pixels; even, &ge; 2
 * @param options which pictures are made
 * @param folder the folder for the atlas; empty: a folder named after the net, with {@code -atlas} added
 */
public record AtlasRequest(String model, Optional<Path> input, int width, AtlasOptions options, Optional<Path> folder) {
    /** @throws IllegalArgumentException if the width is out of range */
    public AtlasRequest {
        if (width < 2 || width % 2 != 0) {
            throw new IllegalArgumentException("width must be even and >= 2, was " + width);
        }
    }

    /** The atlas of {@code model} on the sample landscape, 1024 pixels wide. */
    public static AtlasRequest of(String model) {
        return new AtlasRequest(model, Optional.empty(), 1024, AtlasOptions.defaults(), Optional.empty());
    }
}
