package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.Result;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.quality.SphereScores;
import io.github.dreamsphere.core.sphere.Surface;
import java.nio.file.Path;
import java.util.Optional;

/** Makes the results that are reported. */
final class Results {
    private Results() {}

    /** The result of what was written; a plain picture has no scores. */
    static Result of(Path file, DreamWriting.Written written, double seconds) {
        Surface surface = written.header().surface();
        Optional<Double> seam = Optional.empty();
        Optional<Result.PoleScores> poles = Optional.empty();
        if (written.header() instanceof PhotosphereHeader sphere
                && written.scores().isPresent()) {
            SphereScores scores = written.scores().get();
            Coverage coverage = sphere.coverage();
            seam = coverage.wraps() ? Optional.of(scores.seam()) : seam;
            poles = coverage.wraps() && coverage.isFull()
                    ? Optional.of(new Result.PoleScores(scores.north(), scores.south()))
                    : poles;
        }
        return new Result(file, surface.width(), surface.height(), seconds, seam, poles);
    }
}
