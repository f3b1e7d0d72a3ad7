package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Crops that teacher and student dream on, by one step per batch. Photographs alone teach a student neither its
 * teacher's dreams nor how the teacher responds to the student's own. This is imitation learning (Ross et al. 2011, "A
 * reduction of imitation learning and structured prediction to no-regret online learning"). The values say little about
 * the gradients that dreams follow, so each crop is also an {@link AlignedPair}.
 */
final class DreamtCrops implements AutoCloseable {
    /** Steps between updates of the student that dreams. */
    private static final int REFRESHED = 10;
    /** Average number of steps after which a crop is replaced. */
    private static final int LIFE = 20;
    /** One of this many steps is along the gradient of the first head, the others along that of the last. */
    private static final int FIRST_HEAD = 6;
    /** Of about so many gradients the mean length is kept. */
    private static final int RECENT = 100;
    /** Steps of the dreams for validation. */
    private static final int HELD_STEPS = 4;
    /** The most steps of the dreams to fit layers on. */
    private static final int FITTED_STEPS = 12;

    private final DistilSettings settings;
    private final RandomCrops drawn;
    private final SplittableRandom random;
    private final List<DreamtCrop> crops = new ArrayList<>();
    /** For each blob, the teacher's session; none if nothing is dreamt. */
    private final List<Objective.Session> teachers = new ArrayList<>();

    private final List<Objective.Session> students = new ArrayList<>();
    /** The mean length of the student's gradients, for each blob; 0 before the first. */
    private final double[] lengths;

    private Network student;
    private Net next;
    private boolean hasStudent;

    DreamtCrops(DistilSettings settings, RandomCrops drawn, Teacher teacher) {
        this.settings = settings;
        this.drawn = drawn;
        this.random = new SplittableRandom(settings.seed());
        if (settings.dreamt() > 0) {
            settings.blobs().forEach(blob -> teachers.add(teacher.dream(blob)));
        }
        this.lengths = new double[settings.heads().size()];
        while (crops.size() < settings.dreamt()) {
            crops.add(fresh());
        }
    }

    /** True if the present student should dream from step {@code step} on: every few steps, but no untrained one. */
    boolean wantsStudent(int step) {
        boolean trained = step > 0 || settings.from() != null;
        return settings.dreamt() > 0 && trained && (!hasStudent || step % REFRESHED == 0);
    }

    /** Makes {@code net} the student that dreams, from the next batch on. */
    synchronized void dreamWith(Net net) {
        hasStudent = true;
        next = net;
    }

    /**
     * The crops of a batch.
     *
     * @param fresh crops without dreams
     * @param pairs the dreamt crops
     */
    record Examples(List<RandomCrops.Crop> fresh, List<AlignedPair> pairs) {}

    /** The crops of step {@code step}; each dreamt crop then takes its next step. */
    synchronized Examples among(int step) {
        takeNext();
        List<RandomCrops.Crop> fresh = drawn.ofStep(step, settings.batch() - 2 * settings.dreamt());
        List<AlignedPair> pairs = new ArrayList<>();
        for (int i = 0; i < crops.size(); i++) {
            DreamtCrop present =
                    (random.nextInt(LIFE) == 0 ? fresh() : crops.get(i).inNextOctave(random)).shifted(random);
            int head = random.nextInt(FIRST_HEAD) == 0 ? 0 : lastHead();
            float[] rgb = present.crop().rgb();
            float[] gradient = gradient(teachers.get(head), rgb);
            if (students.isEmpty()) {
                pairs.add(AlignedPair.none(rgb, head));
            } else {
                float[] own = gradient(students.get(head), rgb);
                pairs.add(AlignedPair.of(rgb, head, gradient, own, typical(head, AlignedPair.length(own))));
                gradient = i % 2 == 0 ? gradient : own;
            }
            crops.set(i, present.stepped(gradient));
        }
        return new Examples(fresh, pairs);
    }

    /**
     * Crops, every second one after some steps of a dream of the teacher's last blob.
     *
     * @param stage told what is being done, for each crop; may throw to end it
     */
    List<float[]> examples(int count, Consumer<String> stage) {
        SplittableRandom same = new SplittableRandom(settings.seed());
        List<float[]> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stage.accept("dreaming crops to fit layers on, " + i + "/" + count);
            DreamtCrop crop = DreamtCrop.fresh(drawn.one(same), settings.crop(), same);
            int steps = i % 2 == 0 || teachers.isEmpty() ? 0 : same.nextInt(1, FITTED_STEPS + 1);
            for (int step = 0; step < steps; step++) {
                crop = crop.shifted(same);
                crop = crop.stepped(
                        gradient(teachers.get(lastHead()), crop.crop().rgb()));
            }
            examples.add(crop.crop().rgb());
        }
        return examples;
    }

    /**
     * A dream of the teacher.
     *
     * @param rgb HWC, sRGB 0..1
     * @param gradient the teacher's gradient there, of its last blob that is learnt
     */
    record Dream(float[] rgb, float[] gradient) {}

    /** Dreams of the teacher that begin with these crops; none if nothing is dreamt. */
    List<Dream> dreamsFrom(List<RandomCrops.Crop> held) {
        if (settings.dreamt() == 0) {
            return List.of();
        }
        SplittableRandom same = new SplittableRandom(settings.seed());
        Objective.Session teacher = teachers.get(lastHead());
        List<Dream> dreams = new ArrayList<>();
        for (RandomCrops.Crop crop : held) {
            DreamtCrop dreamt = DreamtCrop.fresh(crop, settings.crop(), same);
            for (int step = 0; step < HELD_STEPS; step++) {
                dreamt = dreamt.stepped(gradient(teacher, dreamt.crop().rgb()));
            }
            dreams.add(new Dream(
                    dreamt.crop().rgb(), gradient(teacher, dreamt.crop().rgb())));
        }
        return dreams;
    }

    static float[] gradient(Objective.Session session, float[] rgb) {
        float[] gradient = new float[rgb.length];
        session.gradient(rgb, gradient);
        return gradient;
    }

    /** The mean length of the student's gradients of a blob, over about the last hundred. */
    private double typical(int head, double length) {
        lengths[head] = lengths[head] == 0 ? length : lengths[head] + (length - lengths[head]) / RECENT;
        return lengths[head];
    }

    private int lastHead() {
        return settings.heads().size() - 1;
    }

    /** The values of these crops, as a batch with pairs that align nothing. */
    Examples still(List<RandomCrops.Crop> held) {
        List<AlignedPair> pairs = new ArrayList<>();
        for (int i = 0; i < settings.dreamt(); i++) {
            pairs.add(AlignedPair.none(held.get(i % held.size()).rgb(), 0));
        }
        return new Examples(held, pairs);
    }

    private void takeNext() {
        if (next == null) {
            return;
        }
        closeStudent();
        student = new Network(next);
        next = null;
        for (String blob : settings.blobs()) {
            students.add(BlobObjective.energy(student, blob).open(settings.crop(), settings.crop()));
        }
    }

    private DreamtCrop fresh() {
        return DreamtCrop.fresh(drawn.one(random), settings.crop(), random);
    }

    private void closeStudent() {
        students.forEach(Objective.Session::close);
        students.clear();
        if (student != null) {
            student.close();
            student = null;
        }
    }

    @Override
    public void close() {
        closeStudent();
        teachers.forEach(Objective.Session::close);
        teachers.clear();
    }
}
