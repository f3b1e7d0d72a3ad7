package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.gpu.GraphicsCard;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The time that a graphics card takes for the steps of a live dream, without showing them. */
final class CardLive {
    /** Edge of a view, and the fields of view, of the viewer's live dreams. */
    private static final int SIZE = 288;

    private static final List<Integer> FOVS = List.of(45, 70, 100);
    private static final float STEP_SIZE = 1.5f / 255;

    private final GraphicsCard card;
    private final int runs;
    private final int size;

    /**
     * @param runs how often a step is timed
     * @param part the edges of views are divided by this
     */
    CardLive(GraphicsCard card, int runs, int part) {
        this.card = card;
        this.runs = runs;
        this.size = SIZE / part;
    }

    /** Prints a row of a table for each field of view. */
    void print(Net net, Equirectangular sphere) {
        try (Network network = new Network(net, card);
                Objective.Session session =
                        BlobObjective.energy(network, CardReferences.BLOB).open(size, size)) {
            Optional<ViewAscent> made = session.views(sphere);
            if (made.isEmpty()) {
                System.out.printf("| %dx%d does not fit |%n", sphere.width(), sphere.height());
                return;
            }
            try (ViewAscent views = made.get()) {
                float[] picture = new float[Image.CHANNELS * sphere.width() * sphere.height()];
                Arrays.fill(picture, 0.5f);
                views.put(picture);
                FOVS.forEach(fov -> print(views, sphere, fov, picture));
            }
        }
    }

    private void print(ViewAscent views, Equirectangular sphere, int fov, float[] picture) {
        views.look(new Gnomonic(size, size, Math.toRadians(fov), Rotation.yawPitchRoll(0.3, 0.2, 0.1)));
        double[] times = CardRun.times(runs, () -> views.step(STEP_SIZE));
        long start = System.nanoTime();
        views.read(picture);
        double back = (System.nanoTime() - start) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "| %dx%d | %d | %.2f | %.2f | %.0f |%n",
                sphere.width(),
                sphere.height(),
                fov,
                times[0],
                times[times.length / 2],
                back);
    }
}
