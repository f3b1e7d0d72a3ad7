package io.github.dreamsphere.models.train;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Draws pictures so that every class comes equally often, however many pictures it has. */
public final class BalancedSampler {
    private final List<List<TrainingImages.Entry>> classes;

    /** Draws from {@code entries}, of which there is at least one. */
    public BalancedSampler(List<TrainingImages.Entry> entries) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one picture to draw from");
        }
        TreeMap<String, List<TrainingImages.Entry>> byLabel = entries.stream()
                .collect(Collectors.groupingBy(TrainingImages.Entry::label, TreeMap::new, Collectors.toList()));
        classes = List.copyOf(byLabel.values());
    }

    /** A picture of a class drawn at random. */
    public TrainingImages.Entry draw(SplittableRandom random) {
        List<TrainingImages.Entry> drawn = classes.get(random.nextInt(classes.size()));
        return drawn.get(random.nextInt(drawn.size()));
    }
}
