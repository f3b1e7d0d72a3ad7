package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Crops that are dreamt on, a step each time they are learnt from, by the teacher and by the student in turn; each is shown
 * before and after its step, so that what the step changes can be learnt too. A student that only sees photographs does not
 * know its teacher's dreams when it sees them, and is never told what its teacher thinks of its own; and by both its
 * gradient is bent towards the teacher's: what raises the teacher's activations must raise the student's, and what does
 * not, must not. That is imitation learning (Ross et al. 2011, "A reduction of imitation learning and structured
 * prediction to no-regret online learning") and, along the gradients, the matching of Jacobians (Srinivas and Fleuret
 * 2018, "Knowledge transfer with Jacobian matching").
 */
final class DreamtCrops implements AutoCloseable {
    /** Steps after which the student that dreams is the newest again. */
    private static final int REFRESHED = 150;
    /** A crop is given up for a fresh one once in so many steps. */
    private static final int LIFE = 20;
    /** One crop of so many is dreamt on with the first head, the others with the last. */
    private static final int FIRST_HEAD = 6;

    private final DistilSettings settings;
    private final RandomCrops drawn;
    private final SplittableRandom random;
    private final List<DreamtCrop> crops = new ArrayList<>();
    private final List<Objective.Session> teachers = new ArrayList<>();
    private final List<Objective.Session> students = new ArrayList<>();
    private Network student;
    private Net next;

    DreamtCrops(DistilSettings settings, RandomCrops drawn, Teacher teacher) {
        this.settings = settings;
        this.drawn = drawn;
        this.random = new SplittableRandom(settings.seed());
        if (settings.dreamt() > 0) {
            settings.blobs().forEach(blob -> teachers.add(teacher.dream(blob)));
        }
        while (crops.size() < settings.dreamt()) {
            crops.add(fresh());
        }
    }

    /** True if the student as it is now should dream from step {@code step} on. */
    boolean wantsStudent(int step) {
        return settings.dreamt() > 0 && step > 0 && step % REFRESHED == 0;
    }

    /** From the next batch on, {@code net} dreams beside the teacher. */
    synchronized void dreamWith(Net net) {
        next = net;
    }

    /** The crops of step {@code step}: fresh ones, and then each that is dreamt on, before and after. */
    synchronized List<RandomCrops.Crop> among(int step) {
        takeNext();
        List<RandomCrops.Crop> all = new ArrayList<>(drawn.ofStep(step, settings.batch() - 2 * settings.dreamt()));
        for (int i = 0; i < crops.size(); i++) {
            DreamtCrop before =
                    random.nextInt(LIFE) == 0 ? fresh() : crops.get(i).inNextOctave(random);
            crops.set(i, before.dreamtOn(session(i), random));
            all.add(before.crop());
            all.add(crops.get(i).crop());
        }
        return all;
    }

    /** These crops, and then as many as a batch has of them before and after a step by the teacher: for validation. */
    List<RandomCrops.Crop> withPairs(List<RandomCrops.Crop> held) {
        SplittableRandom same = new SplittableRandom(settings.seed());
        List<RandomCrops.Crop> all = new ArrayList<>(held);
        for (int i = 0; i < settings.dreamt(); i++) {
            DreamtCrop before = DreamtCrop.fresh(held.get(i % held.size()), settings.crop(), same);
            all.add(before.crop());
            all.add(before.dreamtOn(teachers.get(teachers.size() - 1), same).crop());
        }
        return all;
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

    private Objective.Session session(int crop) {
        List<Objective.Session> dreamer = crop % 2 == 0 || students.isEmpty() ? teachers : students;
        return dreamer.get(crop / 2 % FIRST_HEAD == 0 ? 0 : dreamer.size() - 1);
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
