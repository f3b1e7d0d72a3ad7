package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.DreamNeeds;
import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.PictureHeader;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Path;

/** A picture to dream on, of which the pixels are had when there is room for them. */
sealed interface Canvas {
    /** All of it but the pixels, at the size to dream at. */
    PictureHeader header();

    /**
     * Its pixels.
     *
     * @param planes where they are put
     */
    SurfacePicture picture(Planes planes, Terminal terminal) throws IOException;

    /** Bytes of planes that stay beside those of the dream. */
    long besides();

    /** Bytes of planes that there are at once while the pixels are read. */
    long reading();

    /** Bytes of planes that there are at once, from its being read to the dream's end. */
    default long planes(DreamNeeds needs) {
        return Math.max(needs.planeBytes() + besides(), reading());
    }

    /** The bytes of a plane of so many channels. */
    private static long bytes(Surface surface, int channels) {
        return (long) surface.width() * surface.height() * channels * Float.BYTES;
    }

    /**
     * What is in a file.
     *
     * @param stored all of it but the pixels, at its own size
     * @param alpha whether it has alpha
     */
    record OfFile(Path file, PictureHeader stored, boolean alpha, PictureHeader header) implements Canvas {
        @Override
        public SurfacePicture picture(Planes planes, Terminal terminal) throws IOException {
            try (BandReader reader = BandReader.open(file)) {
                SurfacePicture read = SurfacePicture.read(reader, stored, planes);
                reader.warnings().forEach(terminal::warn);
                stored.warnings().forEach(terminal::warn);
                return read.resized(header.surface().width(), header.surface().height(), planes);
            }
        }

        @Override
        public long besides() {
            return alpha ? bytes(header.surface(), 1) : 0;
        }

        @Override
        public long reading() {
            int channels = alpha ? Image.CHANNELS + 1 : Image.CHANNELS;
            boolean resized = !stored.surface().equals(header.surface());
            return bytes(header.surface(), channels) + (resized ? bytes(stored.surface(), channels) : 0);
        }
    }

    /** What is drawn where there is no file. */
    record FromNothing(PictureHeader header, Start start, long seed) implements Canvas {
        @Override
        public SurfacePicture picture(Planes planes, Terminal terminal) {
            return header.with(start.on(header.surface(), seed, planes));
        }

        @Override
        public long besides() {
            return 0;
        }

        @Override
        public long reading() {
            return bytes(header.surface(), Image.CHANNELS);
        }
    }
}
