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
 * Judges dreams by a net other than the one that dreamt them: by how much ½Σa² of one of its blobs has risen, relative
 * to its own dream of the same picture. 1 is as good as the judge itself, 0 is a dream in which it sees nothing.
 */
public final class TeacherGain {
    private final Network teacher;
    private final String blob;
    private final DreamOptions options;

    /**
     * A judge.
     *
     * @param teacher stays the caller's
     * @param blob the teacher's blob that is dreamt and measured
     * @param options how both dream
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if the teacher has no such blob
     */
    public TeacherGain(Network teacher, String blob, DreamOptions options) {
        this.teacher = teacher;
        this.blob = blob;
        this.options = options;
        teacher.net().upTo(blob);
    }

    /**
     * A dream and what the teacher says of it.
     *
     * @param before ½Σa² of the teacher's blob for the picture itself
     * @param teacher the same for the teacher's own dream
     * @param student the same for the student's
     */
    public record Judgement(double before, double teacher, double student, Image teacherDream, Image studentDream) {
        /** The student's gain as a part of the teacher's; negative if the teacher sees less than before. */
        public double share() {
            return (student - before) / (teacher - before);
        }
    }

    /**
     * Lets both dream a flat picture.
     *
     * @param picture sRGB 0..1, large enough for both nets
     * @param layer the student's blob that is dreamt
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
