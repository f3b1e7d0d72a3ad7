package io.github.dreamsphere.upscale.file;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.SphereScores;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.Optional;

/** Scores what is written, if it is something that can be scored: a single whole sphere. */
final class WrittenScores {
    private final Optional<SphereScores> scores;

    WrittenScores(Placement placement, Surface result) {
        boolean scored = placement.isFullSphere() && result.width() > 1 && result.height() > 1;
        scores = scored ? Optional.of(new SphereScores(result.width(), result.height())) : Optional.empty();
    }

    void add(Image band) {
        scores.ifPresent(s -> s.add(band));
    }

    Optional<Written.Scores> result() {
        return scores.map(s -> new Written.Scores(s.seam(), s.north(), s.south()));
    }
}
