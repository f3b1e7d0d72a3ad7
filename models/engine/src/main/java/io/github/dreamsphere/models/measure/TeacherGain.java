package io.github.dreamsphere.models.measure;

import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.objective.BlobObjective;

/**
 * Measures a net's dreams by another net, its teacher: the increase of ½Σa² of one of the teacher's blobs, relative to
 * the increase by the teacher's own dream of the same picture. 1 is as good as the teacher, 0 is no increase.
 */
public final class TeacherGain {
    private final Network teacher;
    private final String blob;
    private final DreamOptions options;

    /**
     * Measures by {@code teacher}.
     *
     * @param teacher closed by the caller
     * @param blob the teacher's blob, for its dream and the measurement
     * @param options options of both dreams
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if the teacher has no such blob
     */
    public TeacherGain(Network teacher, String blob, DreamOptions options) {
        this.teacher = teacher;
        this.blob = blob;
        this.options = options;
        teacher.net().upTo(blob);
    }

    /**
     * A measured dream.
     *
     * @param before ½Σa² of the teacher's blob for the picture
     * @param teacher ½Σa² for the teacher's dream
     * @param student ½Σa² for the student's dream
     */
    public record Judgement(double before, double teacher, double student, Image teacherDream, Image studentDream) {
        /** The student's gain divided by the teacher's; negative if ½Σa² decreased. */
        public double share() {
            return (student - before) / (teacher - before);
        }
    }

    /**
     * Lets teacher and student dream a flat picture, and measures.
     *
     * @param picture sRGB 0..1, large enough for both nets
     * @param layer the student's blob for its dream
     */
    public Judgement judge(Image picture, Network student, String layer, Progress progress) {
        Image own = dream(picture, teacher, blob, progress);
        Image others = dream(picture, student, layer, progress);
        return new Judgement(energy(picture), energy(own), energy(others), own, others);
    }

    private Image dream(Image picture, Network network, String layer, Progress progress) {
        Flat surface = new Flat(picture.width(), picture.height());
        return Dream.of(BlobObjective.energy(network, layer), options).run(picture, surface, progress);
    }

    private double energy(Image picture) {
        try (Pass pass = teacher.forward(blob, picture.width(), picture.height())) {
            pass.forward(picture.rgb());
            double sum = 0;
            for (float value : pass.activation()) {
                sum += (double) value * value;
            }
            return sum / 2;
        }
    }
}
