package io.github.dreamsphere.app.files;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.SeamScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads and writes photospheres that fit into memory, and reports to {@link Events}. */
public final class Spheres {
    private Spheres() {}

    /** The photosphere in {@code file}; what is odd about the file is reported. */
    public static Photosphere read(Path file, Events events) throws IOException {
        Photosphere photosphere = PhotosphereFile.read(file);
        photosphere.warnings().forEach(events::warning);
        return photosphere;
    }

    /** Writes {@code photosphere} into {@code file}, whose suffix says the format. */
    public static Result write(Photosphere photosphere, Path file, Events events) throws IOException {
        return write(photosphere, file, System.nanoTime(), events);
    }

    /**
     * Writes {@code photosphere} into {@code file}.
     *
     * @param start {@link System#nanoTime} when the work began
     */
    public static Result write(Photosphere photosphere, Path file, long start, Events events) throws IOException {
        PhotosphereFile.write(photosphere, file, WriteOptions.defaults(), Map.of())
                .forEach(events::warning);
        return written(photosphere, file, start, events);
    }

    /**
     * Reports that {@code photosphere} was written into {@code file}.
     *
     * @param start {@link System#nanoTime} when the work began
     */
    public static Result written(Photosphere photosphere, Path file, long start, Events events) {
        Image image = photosphere.image();
        Coverage coverage = photosphere.coverage();
        Result result = new Result(
                file,
                image.width(),
                image.height(),
                (System.nanoTime() - start) / 1e9,
                coverage.wraps() ? Optional.of(SeamScore.of(image)) : Optional.empty(),
                coverage.isFull()
                        ? Optional.of(new Result.PoleScores(PoleScore.north(image), PoleScore.south(image)))
                        : Optional.empty());
        events.written(result);
        return result;
    }
}
