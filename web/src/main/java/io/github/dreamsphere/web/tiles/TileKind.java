package io.github.dreamsphere.web.tiles;

/**
 * How tiles are stored.
 *
 * @param quality 1 to 100; the same number of another format means another quality
 */
public record TileKind(TileFormat format, int quality) {
    public TileKind {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality must be 1..100, was " + quality);
        }
    }

    /** JPEG. */
    public static TileKind jpeg(int quality) {
        return new TileKind(TileFormat.JPEG, quality);
    }
}
