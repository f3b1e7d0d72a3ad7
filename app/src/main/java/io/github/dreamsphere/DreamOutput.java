package io.github.dreamsphere;

import io.github.dreamsphere.core.image.WriteOptions;

/**
 * How a dream is written.
 *
 * @param upscale the factor by which the built-in super-resolution net enlarges the dream, 1 or 2
 * @param jpegQuality quality of a JPEG file, 1..100
 */
public record DreamOutput(int upscale, int jpegQuality) {
    /** Not enlarged, with the default JPEG quality. */
    public static final DreamOutput USUAL =
            new DreamOutput(1, WriteOptions.defaults().jpegQuality());

    /** @throws IllegalArgumentException if a value is out of range */
    public DreamOutput {
        if (upscale != 1 && upscale != 2) {
            throw new IllegalArgumentException("upscale must be 1 or 2, was " + upscale);
        }
        WriteOptions.defaults().withJpegQuality(jpegQuality);
    }

    /** The options for writing the file. */
    public WriteOptions writing() {
        return WriteOptions.defaults().withJpegQuality(jpegQuality);
    }

    /** This output enlarged by another factor, 1 or 2. */
    public DreamOutput withUpscale(int upscale) {
        return new DreamOutput(upscale, jpegQuality);
    }

    /** This output with another JPEG quality, 1..100. */
    public DreamOutput withJpegQuality(int jpegQuality) {
        return new DreamOutput(upscale, jpegQuality);
    }
}
