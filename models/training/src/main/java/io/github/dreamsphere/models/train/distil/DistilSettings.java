package io.github.dreamsphere.models.train.distil;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dreamsphere.models.train.LearningRate;
import java.util.List;

/**
 * All that decides what a distillation gives, beside its teacher and its pictures.
 *
 * @param architecture the student's body
 * @param heads what the student learns
 * @param rate the learning rate; its total is the number of steps
 * @param batch crops a step
 * @param crop edge of a crop in pixels, a multiple of 16
 * @param seed of the first weights and of the crops
 * @param dreamt how many crops are dreamt on, each of them twice in a batch, 0 to batch / 2; see {@link DreamtCrops}
 * @param classes names of the classes that a further head shall tell apart, none for no such head
 */
public record DistilSettings(
        @JsonProperty("plan") InceptionArchitecture architecture,
        List<Head> heads,
        LearningRate rate,
        int batch,
        int crop,
        long seed,
        int dreamt,
        List<String> classes) {
    /**
     * A blob to learn, and where in the student from.
     *
     * @param blob the teacher's blob; the student's head carries the same name
     * @param from the student's blob that the head reads
     */
    public record Head(String blob, String from) {}

    public DistilSettings {
        heads = List.copyOf(heads);
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("at least one blob must be learnt");
        }
        classes = List.copyOf(classes);
        if (classes.size() == 1) {
            throw new IllegalArgumentException("there must be two classes or more to tell apart, was only " + classes);
        }
        if (dreamt < 0 || dreamt > batch / 2) {
            throw new IllegalArgumentException(
                    "dreamt crops must be 0 to " + batch / 2 + ", half a batch, were " + dreamt);
        }
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be >= 1, was " + batch);
        }
        if (crop < 32 || crop % 16 != 0) {
            throw new IllegalArgumentException("crop must be a multiple of 16 from 32 on, was " + crop);
        }
    }

    /** The same with another learning rate. */
    DistilSettings withRate(LearningRate other) {
        return new DistilSettings(architecture, heads, other, batch, crop, seed, dreamt, classes);
    }

    /** The student's deepest blob that a head reads: where its classes are told apart. */
    String deepest() {
        return heads.get(heads.size() - 1).from();
    }

    List<String> blobs() {
        return heads.stream().map(Head::blob).toList();
    }
}
