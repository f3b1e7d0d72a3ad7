package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Crops that teacher and student dream on, by one step per batch. A batch has each crop before and after its step, so
 * that the student also learns the change. Photographs alone teach a student neither its teacher's dreams nor how the
 * teacher responds to the student's own. Both kinds of dreams align its gradient with the teacher's: what raises the
 * teacher's activations must raise the student's, and nothing else. This is imitation learning (Ross et al. 2011, "A
 * reduction of imitation learning and structured prediction to no-regret online learning") and, along the gradients,
 * Jacobian matching (Srinivas and Fleuret 2018, "Knowledge transfer with Jacobian matching").
 */
final class DreamtCrops implements AutoCloseable {
    /** Steps between updates of the student that dreams. */
    private static final int REFRESHED = 150;
    /** Average number of steps after which a crop is replaced. */
    private static final int LIFE = 20;
    /** One of this many steps is dreamt with the first head, the others with the last. */
    private static final int FIRST_HEAD = 6;

    private final DistilSettings settings;
    private final RandomCrops drawn;
    private final SplittableRandom random;
    private final List<DreamtCrop> crops = new ArrayList<>();
    private final List<Objective.Session> teachers = new ArrayList<>();
    private final List<Objective.Session> students = new ArrayList<>();
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
        while (crops.size() < settings.dreamt()) {
            crops.add(fresh());
        }
    }

    /** True if the present student should dream from step {@code step} on: now and then, but no untrained one. */
    boolean wantsStudent(int step) {
        boolean trained = step > 0 || settings.from() != null;
        return settings.dreamt() > 0 && trained && (!hasStudent || step % REFRESHED == 0);
    }

    /** Makes {@code net} the student that dreams, from the next batch on. */
    synchronized void dreamWith(Net net) {
        hasStudent = true;
        next = net;
    }

    /** The crops of step {@code step}: new ones, then each dreamt crop before and after its step. */
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

    /** For validation: these crops, then as many pairs as a batch has, before and after a step by the teacher. */
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
        return dreamer.get(random.nextInt(FIRST_HEAD) == 0 ? 0 : dreamer.size() - 1);
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
