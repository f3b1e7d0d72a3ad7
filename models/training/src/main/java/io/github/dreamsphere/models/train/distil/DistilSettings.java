package io.github.dreamsphere.models.train.distil;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dreamsphere.models.train.LearningRate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The settings of a distillation; together with teacher and pictures they determine the result.
 *
 * @param architecture the backbone of a new student; null if it starts from a net
 * @param from the name of the net that the student starts from, or, if it has an architecture, to which its layers are
 *     fitted before the training; null if it starts from random weights
 * @param heads the blobs that the student learns
 * @param rate the learning rate; its total is the number of steps
 * @param batch crops per step
 * @param crop edge of a crop in pixels, a multiple of 16
 * @param mosaic pictures along each edge of a crop, which divides the crop; large crops of small pictures would be
 *     blurred
 * @param seed seed of the initial weights and of the crops
 * @param dreamt number of dreamt crops, each twice in a batch, 0 to batch / 2; see {@link DreamtCrops}
 * @param classes class names for an additional classifier head; empty for none
 */
public record DistilSettings(
        @JsonProperty("plan") InceptionArchitecture architecture,
        String from,
        List<Head> heads,
        LearningRate rate,
        int batch,
        int crop,
        int mosaic,
        long seed,
        int dreamt,
        List<String> classes) {
    /**
     * A blob to learn, and the blob of the student that its head reads.
     *
     * @param blob the teacher's blob; the student's head has the same name, so it must differ from the other heads' blobs
     *     and, if there are classes, from {@code class_map}, {@code classes} and {@code prob}
     * @param from the student's blob that the head reads
     */
    public record Head(String blob, String from) {}

    public DistilSettings {
        heads = List.copyOf(heads);
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("at least one blob must be learnt");
        }
        if (architecture != null) {
            heads.forEach(head -> InceptionArchitecture.requireModule(head.from()));
        }
        classes = List.copyOf(classes);
        if (classes.size() == 1) {
            throw new IllegalArgumentException("there must be at least two classes, was " + classes);
        }
        requireFreeNames(heads, !classes.isEmpty());
        if (dreamt < 0 || dreamt > batch / 2) {
            throw new IllegalArgumentException(
                    "dreamt crops must be 0 to " + batch / 2 + ", half a batch, were " + dreamt);
        }
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be >= 1, was " + batch);
        }
        if (crop < 32 || crop % 16 != 0) {
            throw new IllegalArgumentException("crop must be >= 32 and a multiple of 16, was " + crop);
        }
        if (mosaic == 0) {
            // Checkpoints of versions without mosaics do not have this field.
            mosaic = 1;
        }
        if (mosaic < 1 || crop % mosaic != 0 || crop / mosaic < 16) {
            throw new IllegalArgumentException("a mosaic must divide a crop of " + crop
                    + " pixels into parts of at least 16, had " + mosaic + " along each edge");
        }
    }

    /** Settings of crops of one picture each, of a student that starts from random weights. */
    public DistilSettings(
            InceptionArchitecture architecture,
            List<Head> heads,
            LearningRate rate,
            int batch,
            int crop,
            long seed,
            int dreamt,
            List<String> classes) {
        this(architecture, null, heads, rate, batch, crop, 1, seed, dreamt, classes);
    }

    private static void requireFreeNames(List<Head> heads, boolean classes) {
        Set<String> names = new HashSet<>();
        for (Head head : heads) {
            if (!names.add(head.blob())) {
                throw new IllegalArgumentException(
                        "a blob can be learnt only once, '" + head.blob() + "' is named twice");
            }
            if (classes && StudentGraph.CLASS_NAMES.contains(head.blob())) {
                throw new IllegalArgumentException("the teacher's blob '" + head.blob()
                        + "' cannot be learnt together with classes, because a layer of the classes has this name");
            }
        }
    }

    /** The same settings with another learning rate. */
    DistilSettings withRate(LearningRate other) {
        return new DistilSettings(architecture, from, heads, other, batch, crop, mosaic, seed, dreamt, classes);
    }

    /** The deepest blob that a head reads; the classifier head reads it, too. */
    String deepest() {
        return heads.get(heads.size() - 1).from();
    }

    List<String> blobs() {
        return heads.stream().map(Head::blob).toList();
    }
}
