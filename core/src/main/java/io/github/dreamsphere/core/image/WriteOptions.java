package io.github.dreamsphere.core.image;

import java.util.OptionalInt;

/**
 * How a picture is written.
 *
 * @param jpegQuality the JPEG quality, 1..100 on libjpeg's scale
 * @param chroma the JPEG chroma subsampling
 * @param bits bits a sample, 8 or 16; if empty, as many as the picture's source had and the format can hold
 */
public record WriteOptions(int jpegQuality, ChromaSubsampling chroma, OptionalInt bits) {
    private static final WriteOptions DEFAULTS = new WriteOptions(95, ChromaSubsampling.NONE, OptionalInt.empty());

    public WriteOptions {
        if (jpegQuality < 1 || jpegQuality > 100) {
            throw new IllegalArgumentException("JPEG quality must be 1..100, was " + jpegQuality);
        }
        if (bits.isPresent() && bits.getAsInt() != 8 && bits.getAsInt() != 16) {
            throw new IllegalArgumentException("bits must be 8 or 16, was " + bits.getAsInt());
        }
    }

    /** JPEG quality 95 without chroma subsampling, bits as the source had. */
    public static WriteOptions defaults() {
        return DEFAULTS;
    }

    /** These options with another JPEG quality, 1..100. */
    public WriteOptions withJpegQuality(int jpegQuality) {
        return new WriteOptions(jpegQuality, chroma, bits);
    }

    /** These options with another JPEG chroma subsampling. */
    public WriteOptions withChroma(ChromaSubsampling chroma) {
        return new WriteOptions(jpegQuality, chroma, bits);
    }

    /** These options with 8 or 16 bits a sample. */
    public WriteOptions withBits(int bits) {
        return new WriteOptions(jpegQuality, chroma, OptionalInt.of(bits));
    }
}
