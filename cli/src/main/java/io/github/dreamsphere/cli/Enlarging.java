package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.PictureHeader;
import io.github.dreamsphere.core.photosphere.PictureWriting;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.core.quality.SphereScores;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.net.NetFamilies;
import io.github.dreamsphere.upscale.rows.ImageRowStream;
import io.github.dreamsphere.upscale.rows.RowStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Enlarges pictures by the built-in net as they are written.
 *
 * @param factor how many times the pixels along each edge; 1: they are written as they are
 * @param options how the net goes about it
 */
record Enlarging(int factor, UpscaleOptions options, Terminal terminal) {
    /** What was written, and how well it meets itself if it is of a sphere. */
    record Written(PictureHeader header, Optional<SphereScores> scores) {}

    /**
     * How to enlarge the dream on {@code canvas} when it will be done.
     *
     * @param allowed bytes to keep to, if there is a limit
     * @throws IOException if that is too little
     */
    static Enlarging foreseen(Canvas canvas, int factor, Optional<MemorySize> allowed, Terminal terminal)
            throws IOException {
        UpscaleOptions options = UpscaleOptions.defaults();
        if (factor == 1 || allowed.isEmpty()) {
            return new Enlarging(factor, options, terminal);
        }
        // The dream itself, and its alpha, may stay in memory meanwhile.
        long left = Math.max(0, allowed.get().bytes() - canvas.reading());
        try (Upscaler upscaler = new Upscaler(NetFamilies.builtIn(), options.withMemory(left))) {
            Surface surface = canvas.header().surface();
            int channels = canvas.besides() > 0 ? Image.CHANNELS + 1 : Image.CHANNELS;
            UpscaleOptions fitting = upscaler.estimate(surface, channels, new Enlargement.Factor(factor))
                    .options();
            return new Enlarging(factor, fitting, terminal);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "to enlarge the dream, " + e.getMessage() + " with --memory, or leave --upscale to be done"
                            + " afterwards",
                    e);
        }
    }

    /** {@code image}, which lies on {@code surface}, with {@code factor} times the pixels along each edge. */
    static Image enlarge(Image image, Surface surface, int factor, Terminal terminal) throws IOException {
        try (Upscaler upscaler = new Upscaler(NetFamilies.builtIn(), UpscaleOptions.defaults());
                Activity progress = terminal.progress("enlarging")) {
            return upscaler.enlarge(image, surface, new Enlargement.Factor(factor), progress);
        }
    }

    /**
     * Writes {@code picture}, enlarged, into {@code file}.
     *
     * @param settings of the run that made it, to record
     */
    Written write(SurfacePicture picture, Path file, WriteOptions writing, Map<String, String> settings)
            throws IOException {
        if (factor == 1) {
            return new Written(picture.header(), picture.write(file, writing, settings));
        }
        RowStream small = new ImageRowStream(picture.image(), picture.header().surface());
        try (Upscaler upscaler = new Upscaler(NetFamilies.builtIn(), options);
                Activity progress = terminal.progress("enlarging");
                RowStream rows = upscaler.enlarge(small, new Enlargement.Factor(factor), progress)) {
            Surface surface = rows.surface();
            PictureHeader header = picture.header().scaledTo(surface.width(), surface.height());
            boolean alpha = picture.image().hasAlpha();
            // A net for colours makes faint ones of grey.
            return new Written(
                    header,
                    new PictureWriting(header, alpha, false, writing, settings)
                            .write(file, (top, count) -> ImageRowStream.collect(rows, count)));
        }
    }
}
