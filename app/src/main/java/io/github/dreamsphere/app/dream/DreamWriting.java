package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.DreamOutput;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.budget.Budget;
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
 * Writes a dream, enlarged by the built-in net if that is requested.
 *
 * @param factor by what factor, 1 or 2
 * @param upscale how the net runs
 * @param writing options of the file
 */
record DreamWriting(int factor, UpscaleOptions upscale, WriteOptions writing) {
    /** The header of what was written, and the scores of a photosphere. */
    record Written(PictureHeader header, Optional<SphereScores> scores) {}

    /**
     * Plans the writing of the dream on {@code canvas}.
     *
     * @throws EnlargingMemoryException if the memory is too little to enlarge the dream
     */
    static DreamWriting planned(DreamOutput output, Canvas canvas, Budget budget) throws IOException {
        if (output.upscale() == 1) {
            return new DreamWriting(1, UpscaleOptions.defaults().withNoiseLevel(0), output.writing());
        }
        try {
            UpscaleOptions options = budget.upscaleBeside(
                    canvas, chosen -> new Upscaler(NetFamilies.builtIn(), chosen), output.upscale());
            return new DreamWriting(output.upscale(), options, output.writing());
        } catch (IllegalArgumentException e) {
            throw new EnlargingMemoryException(e);
        }
    }

    /**
     * Writes {@code picture} to {@code file}.
     *
     * @param settings of the run that made it, to be recorded
     */
    Written write(SurfacePicture picture, Path file, Map<String, String> settings, Events events) throws IOException {
        if (factor == 1) {
            return written(picture.header(), picture.write(file, writing, settings), events);
        }
        RowStream small = new ImageRowStream(picture.image(), picture.header().surface());
        try (Upscaler upscaler = new Upscaler(NetFamilies.builtIn(), upscale);
                Activity progress = events.begin("enlarging");
                RowStream rows = upscaler.enlarge(small, new Enlargement.Factor(factor), progress)) {
            Surface surface = rows.surface();
            PictureHeader header = picture.header().scaledTo(surface.width(), surface.height());
            boolean alpha = picture.image().hasAlpha();
            // A net for colours turns grey into faint colours, so the file is never a grey one.
            return written(
                    header,
                    new PictureWriting(header, alpha, false, writing, settings)
                            .write(file, (top, count) -> ImageRowStream.collect(rows, count)),
                    events);
        }
    }

    private static Written written(PictureHeader header, PictureWriting.Written written, Events events) {
        written.warnings().forEach(events::warning);
        return new Written(header, written.scores());
    }
}
