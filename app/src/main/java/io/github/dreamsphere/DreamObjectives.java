package io.github.dreamsphere;

import java.util.List;
import java.util.Optional;

/**
 * What is dreamed. All objectives add up.
 *
 * @param layers layers to dream with; empty: the net's best layer, if there is nothing else
 * @param classes classes to dream of
 * @param directions directions of channels to dream of
 * @param guide a picture whose features the layers shall show; empty: none
 * @param guideWeight how much of the layers' weight the guide takes, 0..1
 * @param diversity the weight of an objective that keeps the layers from repeating themselves, &ge; 0
 */
public record DreamObjectives(
        List<LayerObjective> layers,
        List<ClassObjective> classes,
        List<DirectionObjective> directions,
        Optional<FileRef> guide,
        double guideWeight,
        double diversity) {
    /** The net's best layer. */
    public static final DreamObjectives NONE =
            new DreamObjectives(List.of(), List.of(), List.of(), Optional.empty(), 1, 0);

    /** Throws if a weight is out of range. */
    public DreamObjectives {
        layers = List.copyOf(layers);
        classes = List.copyOf(classes);
        directions = List.copyOf(directions);
        if (!(guideWeight >= 0 && guideWeight <= 1)) {
            throw new IllegalArgumentException("guide weight must be between 0 and 1, was " + guideWeight);
        }
        if (!(diversity >= 0 && diversity < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("diversity must be >= 0, was " + diversity);
        }
    }

    /** Whether the net's best layer is dreamed because nothing else is requested. */
    public boolean needDefaultLayer() {
        boolean nothingElse = classes.isEmpty() && directions.isEmpty();
        return layers.isEmpty() && (nothingElse || guide.isPresent() || diversity > 0);
    }

    /** These objectives with other layers. */
    public DreamObjectives withLayers(List<LayerObjective> layers) {
        return new DreamObjectives(layers, classes, directions, guide, guideWeight, diversity);
    }

    /** These objectives with other classes. */
    public DreamObjectives withClasses(List<ClassObjective> classes) {
        return new DreamObjectives(layers, classes, directions, guide, guideWeight, diversity);
    }

    /** These objectives with other directions. */
    public DreamObjectives withDirections(List<DirectionObjective> directions) {
        return new DreamObjectives(layers, classes, directions, guide, guideWeight, diversity);
    }

    /** These objectives with another guide, or none. */
    public DreamObjectives withGuide(Optional<FileRef> guide) {
        return new DreamObjectives(layers, classes, directions, guide, guideWeight, diversity);
    }

    /** These objectives with another weight of the guide, 0..1. */
    public DreamObjectives withGuideWeight(double guideWeight) {
        return new DreamObjectives(layers, classes, directions, guide, guideWeight, diversity);
    }

    /** These objectives with another weight against repetition, &ge; 0. */
    public DreamObjectives withDiversity(double diversity) {
        return new DreamObjectives(layers, classes, directions, guide, guideWeight, diversity);
    }
}
