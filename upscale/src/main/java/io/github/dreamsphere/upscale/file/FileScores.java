package io.github.dreamsphere.upscale.file;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.SphereScores;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.Optional;

/** Scores of the file being written, if it is a single full sphere. */
final class FileScores {
    private final Optional<SphereScores> scores;

    FileScores(Placement placement, Surface result) {
        boolean scored = placement.isFullSphere() && result.width() > 1 && result.height() > 1;
        scores = scored ? Optional.of(new SphereScores(result.width(), result.height())) : Optional.empty();
    }

    void add(Image band) {
        scores.ifPresent(s -> s.add(band));
    }

    Optional<UpscaledFile.Scores> result() {
        return scores.map(s -> new UpscaledFile.Scores(s.seam(), s.north(), s.south()));
    }
}
