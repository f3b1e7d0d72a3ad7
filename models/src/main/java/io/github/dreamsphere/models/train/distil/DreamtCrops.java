package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Crops that are dreamt on, a step each time they are learnt from, by the teacher and by the pupil in turn. A pupil that
 * only sees photographs does not know its teacher's dreams when it sees them, and is never told what its teacher thinks
 * of its own; and by both its gradient is bent towards the teacher's: what raises the teacher's activations must raise
 * the pupil's, and what does not, must not. That is imitation learning (Ross et al. 2011, "A reduction of imitation
 * learning and structured prediction to no-regret online learning") and, along the gradients, the matching of Jacobians
 * (Srinivas and Fleuret 2018, "Knowledge transfer with Jacobian matching").
 */
final class DreamtCrops implements AutoCloseable {
    /** Steps after which the pupil that dreams is the newest again. */
    private static final int REFRESHED = 150;
    /** A crop is given up for a fresh one once in so many steps. */
    private static final int LIFE = 20;
    /** One crop of so many is dreamt on with the first head, the others with the last. */
    private static final int FIRST_HEAD = 6;

    private final DistilSettings settings;
    private final DistilBatches batches;
    private final SplittableRandom random;
    private final List<DreamtCrop> crops = new ArrayList<>();
    private final List<Objective.Session> teachers = new ArrayList<>();
    private final List<Objective.Session> pupils = new ArrayList<>();
    private Network pupil;
    private Net next;

    DreamtCrops(DistilSettings settings, DistilBatches batches, Teacher teacher) {
        this.settings = settings;
        this.batches = batches;
        this.random = new SplittableRandom(settings.seed());
        if (settings.dreamt() > 0) {
            settings.blobs().forEach(blob -> teachers.add(teacher.dream(blob)));
        }
        while (crops.size() < settings.dreamt()) {
            crops.add(fresh());
        }
    }

    /** True if the pupil as it is now should dream from step {@code step} on. */
    boolean wantsPupil(int step) {
        return settings.dreamt() > 0 && step > 0 && step % REFRESHED == 0;
    }

    /** From the next batch on, {@code net} dreams beside the teacher. */
    synchronized void dreamWith(Net net) {
        next = net;
    }

    /** The crops of step {@code step}: fresh ones, and those dreamt on. */
    synchronized List<DistilBatches.Crop> among(int step) {
        takeNext();
        List<DistilBatches.Crop> all = new ArrayList<>(batches.crops(step, settings.batch() - settings.dreamt()));
        for (int i = 0; i < crops.size(); i++) {
            crops.set(i, random.nextInt(LIFE) == 0 ? fresh() : crops.get(i).dreamtOn(session(i), random));
            all.add(crops.get(i).crop());
        }
        return all;
    }

    private void takeNext() {
        if (next == null) {
            return;
        }
        closePupil();
        pupil = new Network(next);
        next = null;
        for (String blob : settings.blobs()) {
            pupils.add(BlobObjective.energy(pupil, blob).open(settings.crop(), settings.crop()));
        }
    }

    private Objective.Session session(int crop) {
        List<Objective.Session> dreamer = crop % 2 == 0 || pupils.isEmpty() ? teachers : pupils;
        return dreamer.get(crop / 2 % FIRST_HEAD == 0 ? 0 : dreamer.size() - 1);
    }

    private DreamtCrop fresh() {
        return DreamtCrop.fresh(batches.crop(random), settings.crop(), random);
    }

    private void closePupil() {
        pupils.forEach(Objective.Session::close);
        pupils.clear();
        if (pupil != null) {
            pupil.close();
            pupil = null;
        }
    }

    @Override
    public void close() {
        closePupil();
        teachers.forEach(Objective.Session::close);
        teachers.clear();
    }
}
