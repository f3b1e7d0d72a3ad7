package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Validates a student on crops of pictures that it is not trained on. */
final class HeldOut {
    private final CalibratedSettings lesson;
    private final MultiDataSet values;
    private final List<DreamtCrops.Dream> dreams;

    /**
     * Validates on a batch of photographs and on dreams of the teacher.
     *
     * @param dreams may be empty
     */
    HeldOut(CalibratedSettings lesson, DistilBatches.Batch photographs, List<DreamtCrops.Dream> dreams) {
        this.lesson = lesson;
        this.values = new MultiDataSet(new INDArray[] {photographs.input()}, photographs.targets());
        this.dreams = dreams;
    }

    /** The error of the values, plus, if there are dreams, 1 minus the mean cosine of the gradients on them. */
    double score(ComputationGraph student) {
        double score = student.score(values, false);
        return dreams.isEmpty() ? score : score + 1 - cosine(student);
    }

    private double cosine(ComputationGraph student) {
        List<String> blobs = lesson.settings().blobs();
        int edge = lesson.settings().crop();
        try (Network network = new Network(StudentNet.of(student, lesson, "student"));
                Objective.Session session = BlobObjective.energy(network, blobs.get(blobs.size() - 1))
                        .open(edge, edge)) {
            return dreams.stream()
                    .mapToDouble(
                            dream -> AlignedPair.cosine(DreamtCrops.gradient(session, dream.rgb()), dream.gradient()))
                    .average()
                    .orElseThrow();
        }
    }
}
