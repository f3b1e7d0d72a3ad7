package io.github.dreamsphere.core.image.webp;

import java.io.IOException;

/**
 * The prefix codes of a part of an image (WebP lossless specification, 6.2).
 *
 * @param green greens, lengths of copies and indices of the colour cache
 * @param red reds
 * @param blue blues
 * @param alpha alphas
 * @param distance distances of copies
 */
record PrefixCodeGroup(PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {
    static final int LITERALS = 256;
    static final int LENGTHS = 24;
    private static final int DISTANCES = 40;

    /** @param cached the number of colours in the cache */
    static PrefixCodeGroup read(Vp8lBits in, int cached) throws IOException {
        return new PrefixCodeGroup(
                PrefixCode.read(in, LITERALS + LENGTHS + cached),
                PrefixCode.read(in, LITERALS),
                PrefixCode.read(in, LITERALS),
                PrefixCode.read(in, LITERALS),
                PrefixCode.read(in, DISTANCES));
    }
}
