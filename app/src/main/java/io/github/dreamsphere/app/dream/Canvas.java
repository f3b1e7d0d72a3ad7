package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.app.budget.PictureNeeds;
import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.PictureHeader;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import java.io.IOException;
import java.nio.file.Path;

/** A picture to dream on. Its pixels are read only when there is space for them. */
sealed interface Canvas extends PictureNeeds {
    /** Everything but the pixels, at the size to dream at. */
    PictureHeader header();

    /**
     * The whole picture, at the size to dream at.
     *
     * @param planes makes the planes for them
     */
    SurfacePicture picture(Planes planes, Events events) throws IOException;

    @Override
    default Surface surface() {
        return header().surface();
    }

    private static long bytes(Surface surface, int channels) {
        return (long) surface.width() * surface.height() * channels * Float.BYTES;
    }

    /**
     * A picture in a file.
     *
     * @param stored everything but the pixels, at the file's own size
     * @param alpha whether it has alpha
     */
    record OfFile(Path file, PictureHeader stored, boolean alpha, PictureHeader header) implements Canvas {
        @Override
        public SurfacePicture picture(Planes planes, Events events) throws IOException {
            try (BandReader reader = BandReader.open(file)) {
                SurfacePicture read = SurfacePicture.read(reader, stored, planes);
                reader.warnings().forEach(events::warning);
                stored.warnings().forEach(events::warning);
                return read.resized(header.surface().width(), header.surface().height(), planes);
            }
        }

        @Override
        public long besideBytes() {
            return alpha ? bytes(header.surface(), 1) : 0;
        }

        @Override
        public long readingBytes() {
            int channels = alpha ? Image.CHANNELS + 1 : Image.CHANNELS;
            boolean resized = !stored.surface().equals(header.surface());
            return bytes(header.surface(), channels) + (resized ? bytes(stored.surface(), channels) : 0);
        }
    }

    /**
     * A picture in a file that shows the whole sphere, but is not equirectangular. It becomes so when it is read.
     *
     * @param faces its size in the file
     * @param stored everything but the pixels, of the equirectangular picture at its full size
     */
    record Folded(Path file, SphereLayout layout, PictureSize faces, PictureHeader stored, PictureHeader header)
            implements Canvas {
        @Override
        public SurfacePicture picture(Planes planes, Events events) throws IOException {
            try (BandReader reader = BandReader.open(file)) {
                Image sphere = layout.toSphere(reader.readAll(Planes.inMemory()), planes);
                reader.warnings().forEach(events::warning);
                stored.warnings().forEach(events::warning);
                return stored.with(sphere)
                        .resized(header.surface().width(), header.surface().height(), planes);
            }
        }

        @Override
        public long besideBytes() {
            return 0;
        }

        @Override
        public long readingBytes() {
            boolean resized = !stored.surface().equals(header.surface());
            long inFile = (long) faces.width() * faces.height() * Image.CHANNELS * Float.BYTES;
            return inFile
                    + bytes(stored.surface(), Image.CHANNELS)
                    + (resized ? bytes(header.surface(), Image.CHANNELS) : 0);
        }
    }

    /** A picture that is drawn from nothing. */
    record FromNothing(PictureHeader header, Start start, long seed) implements Canvas {
        @Override
        public SurfacePicture picture(Planes planes, Events events) {
            return header.with(start.on(header.surface(), seed, planes));
        }

        @Override
        public long besideBytes() {
            return 0;
        }

        @Override
        public long readingBytes() {
            return bytes(header.surface(), Image.CHANNELS);
        }
    }
}
