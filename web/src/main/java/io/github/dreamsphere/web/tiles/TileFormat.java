package io.github.dreamsphere.web.tiles;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import java.io.IOException;
import java.nio.file.Path;

/** The format of tiles. */
public enum TileFormat {
    /** Made five times as fast as WebP, by Java alone. */
    JPEG("jpg", "image/jpeg") {
        @Override
        void write(Image tile, Path file, int quality) throws IOException {
            ImageWriter.write(new Picture(tile, Metadata.NONE), file, PictureLevels.jpegOptions(quality));
        }
    },

    /** Fewer bytes than JPEG for the same likeness to the picture. A native library makes it, which not every machine runs. */
    WEBP("webp", "image/webp") {
        @Override
        void write(Image tile, Path file, int quality) throws IOException {
            WebpTile.write(tile, file, quality);
        }
    };

    private final String suffix;
    private final String mediaType;

    TileFormat(String suffix, String mediaType) {
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    /** The suffix of file names, without a dot. */
    public String suffix() {
        return suffix;
    }

    /** What HTTP calls the format. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether this machine can write it. */
    public boolean isWritable() {
        return this == JPEG || WebpTile.isWritable();
    }

    /**
     * Writes a tile without metadata.
     *
     * @param quality 1 to 100
     */
    abstract void write(Image tile, Path file, int quality) throws IOException;
}
