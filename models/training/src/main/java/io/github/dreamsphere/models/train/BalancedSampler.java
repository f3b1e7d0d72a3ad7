package io.github.dreamsphere.models.train;

import java.util.List;
import java.util.SplittableRandom;

/** Draws random pictures such that all classes are equally frequent. */
public final class BalancedSampler {
    private final List<List<TrainingImages.Entry>> classes;

    /** Draws from {@code entries}; at least one. */
    public BalancedSampler(List<TrainingImages.Entry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one picture to draw from");
        }
        classes = List.copyOf(TrainingImages.byLabel(entries).values());
    }

    /** A random picture of a random class. */
    public TrainingImages.Entry draw(SplittableRandom random) {
        List<TrainingImages.Entry> drawn = classes.get(random.nextInt(classes.size()));
        return drawn.get(random.nextInt(drawn.size()));
    }
}
