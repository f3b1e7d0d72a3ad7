package io.github.dreamsphere;

import java.util.List;
import java.util.Optional;

/**
 * What is dreamed: the sum of all these objectives is maximised.
 *
 * @param layers layers to dream with; empty: the net's best layer if {@link #needDefaultLayer} is true
 * @param classes classes to dream of
 * @param directions directions of channels to dream of
 * @param guide a picture whose features are dreamed; empty: none
 * @param guideWeight the share of the layers' weight that goes to the guide, 0..1
 * @param diversity the weight of the diversity objective, which keeps a tile's parts from looking the same, &ge; 0
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

    /** @throws IllegalArgumentException if a weight is out of range */
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

    /**
     * Whether the net's best layer is used. This is so if no layers are given, and there are no classes and directions,
     * or a guide or diversity needs a layer.
     */
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

    /** These objectives with another weight of the diversity objective, &ge; 0. */
    public DreamObjectives withDiversity(double diversity) {
        return new DreamObjectives(layers, classes, directions, guide, guideWeight, diversity);
    }
}
