package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Crops that the pupil dreams on, a step each time they are learnt from. A pupil that only sees photographs is never
 * told what its teacher thinks of the pictures that the pupil's own dreams lead to, and dreams of things the teacher
 * does not see; so part of what it learns is taken from there, as imitation learning does (Ross et al. 2011, "A
 * reduction of imitation learning and structured prediction to no-regret online learning").
 */
final class DreamtCrops implements AutoCloseable {
    /** Steps after which the pupil that dreams is the newest again. */
    private static final int REFRESHED = 150;
    /** A crop is given up for a fresh one once in so many steps. */
    private static final int LIFE = 12;

    private static final float SMALLEST_STEP = 1 / 255f;
    private static final float LARGEST_STEP = 3 / 255f;
    /** One crop of so many is dreamt on with the pupil's first head, the others with its last. */
    private static final int FIRST_HEAD = 4;

    /** A crop on its way, and how far it goes at each step (mean change of a value, 0..1). */
    private record Dreamt(DistilBatches.Crop crop, float step) {}

    private final DistilSettings settings;
    private final DistilBatches batches;
    private final SplittableRandom random;
    private final List<Dreamt> crops = new ArrayList<>();
    private final float[] gradient;
    private final List<Objective.Session> sessions = new ArrayList<>();
    private Network dreamer;
    private Net next;

    DreamtCrops(DistilSettings settings, DistilBatches batches) {
        this.settings = settings;
        this.batches = batches;
        this.random = new SplittableRandom(settings.seed());
        this.gradient = new float[settings.crop() * settings.crop() * 3];
    }

    /** True if the pupil as it is now should dream from step {@code step} on. */
    boolean wantsDreamer(int step) {
        return settings.dreamt() > 0 && step > 0 && step % REFRESHED == 0;
    }

    /** From the next batch on, {@code pupil} dreams. */
    synchronized void dreamWith(Net pupil) {
        next = pupil;
    }

    /** The crops of step {@code step}: fresh ones, and those dreamt on once there is a pupil to do it. */
    synchronized List<DistilBatches.Crop> among(int step) {
        takeNext();
        if (dreamer == null) {
            return batches.crops(step, settings.batch());
        }
        List<DistilBatches.Crop> all = new ArrayList<>(batches.crops(step, settings.batch() - settings.dreamt()));
        for (int i = 0; i < settings.dreamt(); i++) {
            crops.set(i, random.nextInt(LIFE) == 0 ? fresh() : dreamtOn(crops.get(i), session(i)));
            all.add(crops.get(i).crop());
        }
        return all;
    }

    private void takeNext() {
        if (next == null) {
            return;
        }
        close();
        dreamer = new Network(next);
        next = null;
        for (String blob : settings.blobs()) {
            sessions.add(BlobObjective.energy(dreamer, blob).open(settings.crop(), settings.crop()));
        }
        while (crops.size() < settings.dreamt()) {
            crops.add(fresh());
        }
    }

    private Objective.Session session(int crop) {
        return sessions.get(crop % FIRST_HEAD == 0 ? 0 : sessions.size() - 1);
    }

    private Dreamt fresh() {
        return new Dreamt(batches.crop(random), (float) random.nextDouble(SMALLEST_STEP, LARGEST_STEP));
    }

    /** One step of normalised ascent; what the crop shows is then no longer only its class. */
    private Dreamt dreamtOn(Dreamt dreamt, Objective.Session session) {
        float[] rgb = dreamt.crop().rgb().clone();
        session.gradient(rgb, gradient);
        double sum = 0;
        for (float value : gradient) {
            sum += Math.abs(value);
        }
        float scale = (float) (dreamt.step() * gradient.length / Math.max(sum, 1e-12));
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.min(1, Math.max(0, rgb[i] + scale * gradient[i]));
        }
        return new Dreamt(new DistilBatches.Crop(rgb, DistilBatches.NO_CLASS), dreamt.step());
    }

    @Override
    public void close() {
        sessions.forEach(Objective.Session::close);
        sessions.clear();
        if (dreamer != null) {
            dreamer.close();
            dreamer = null;
        }
    }
}
