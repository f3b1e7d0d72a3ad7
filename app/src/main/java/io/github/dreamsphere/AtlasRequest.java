package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An atlas: what each layer of a net, and its strongest channels, make of a photosphere, as a page of pictures.
 *
 * @param model the net: its name, folder or file
 * @param input the photosphere to dream; empty: the landscape that comes along
 * @param width the width to dream it at, in pixels; even, &ge; 2
 * @param options which pictures are made
 * @param folder where the atlas goes; empty: a folder named after the net, with {@code -atlas} added
 */
public record AtlasRequest(String model, Optional<Path> input, int width, AtlasOptions options, Optional<Path> folder) {
    /** @throws IllegalArgumentException if the width is out of range */
    public AtlasRequest {
        if (width < 2 || width % 2 != 0) {
            throw new IllegalArgumentException("width must be even and >= 2, was " + width);
        }
    }

    /** The atlas of {@code model} on the landscape that comes along, 1024 pixels wide. */
    public static AtlasRequest of(String model) {
        return new AtlasRequest(model, Optional.empty(), 1024, AtlasOptions.defaults(), Optional.empty());
    }
}
