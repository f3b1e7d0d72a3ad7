package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.viewer.load.BackgroundPriority;

/**
 * Takes a first step while a picture is still being read. It takes several times as long as the later ones, because the
 * net's passes are prepared and Java code is compiled.
 */
public final class LiveWarmUp {
    private LiveWarmUp() {}

    /**
     * Begins the step.
     *
     * @return the thread that takes it and uses the objective until it ends
     */
    public static Thread begin(Objective objective) {
        Thread thread = new Thread(() -> takeFirstStep(objective), "live dream's first step");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void takeFirstStep(Objective objective) {
        BackgroundPriority.DREAMING.enter();
        synchronized (objective) {
            try {
                GazeViews.warmUp(objective);
            } catch (RuntimeException | OutOfMemoryError e) {
                // The dream will fail likewise and report it.
            }
        }
    }
}
