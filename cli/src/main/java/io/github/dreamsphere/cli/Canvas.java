package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.FlatFile;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A picture to dream on, what it lies on, and how it is written again. */
sealed interface Canvas {
    /** The pixels. */
    Image image();

    /** What they lie on. */
    Surface surface();

    /** The same with other pixels, perhaps more or fewer. */
    Canvas withImage(Image image);

    /** Writes it, and the settings of the run that made it. */
    void write(Path file, WriteOptions options, Map<String, String> settings) throws IOException;

    /** The line that tells it was written. */
    String told(Summary summary, Path file);

    /** A photosphere. */
    record Sphere(Photosphere photosphere) implements Canvas {
        @Override
        public Image image() {
            return photosphere.image();
        }

        @Override
        public Surface surface() {
            return photosphere.coverage().surface();
        }

        @Override
        public Canvas withImage(Image image) {
            return new Sphere(photosphere.withImage(image));
        }

        @Override
        public void write(Path file, WriteOptions options, Map<String, String> settings) throws IOException {
            PhotosphereFile.write(photosphere, file, options, settings);
        }

        @Override
        public String told(Summary summary, Path file) {
            return summary.of(file, photosphere);
        }
    }

    /** A plain picture. */
    record Plain(Picture picture) implements Canvas {
        @Override
        public Image image() {
            return picture.image();
        }

        @Override
        public Surface surface() {
            return new Flat(image().width(), image().height());
        }

        @Override
        public Canvas withImage(Image image) {
            return new Plain(picture.withImage(image));
        }

        @Override
        public void write(Path file, WriteOptions options, Map<String, String> settings) throws IOException {
            FlatFile.write(picture, file, options, settings);
        }

        @Override
        public String told(Summary summary, Path file) {
            return summary.of(file, image());
        }
    }
}
