package io.github.dreamsphere.app.view;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.viewer.live.GazeViews;
import io.github.dreamsphere.viewer.live.LiveCopy;
import io.github.dreamsphere.viewer.live.LiveOptions;
import io.github.dreamsphere.viewer.live.LiveTrace;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.load.PanoramaFile;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Repeats a saved live dream, without a window, on the device that dreamed it. On the same machine the result has the
 * same bytes.
 *
 * @param picture the photosphere that the dream began with
 * @param saved the file of the live dream
 * @param hints how to read the picture
 * @param folder where the result is written
 */
public record LiveAgain(Path picture, Path saved, FileHints hints, Path folder) {
    /**
     * Dreams, and writes the result under a name not used before.
     *
     * @return the new file
     * @throws io.github.dreamsphere.core.progress.Cancelled if the activity is cancelled; nothing is written then
     */
    public Path dream(Supplier<Models> models, Events events) throws IOException {
        LiveRecipe recipe = LiveRecipe.of(saved);
        Model model = models.get().resolve(recipe.model());
        Panorama panorama = PanoramaFile.read(picture, hints);
        panorama.warnings().forEach(events::warning);
        try (OpenDevice device = OpenDevice.of(recipe.device(), events);
                Network network = device.network(model.net().upTo(recipe.layer()));
                Activity activity = events.begin(picture.getFileName().toString())) {
            SphereImage dream =
                    dreamed(panorama, recipe.trace(), BlobObjective.energy(network, recipe.layer()), activity);
            LiveOptions.Saved written = new LiveSaver(folder, recipe.model(), recipe.layer(), recipe.device())
                    .save(picture, LiveCopy.inMemory(dream, recipe.trace()));
            written.leftOut().forEach(line -> events.warning(written.file() + ": " + line));
            return written.file();
        }
    }

    private static SphereImage dreamed(Panorama panorama, LiveTrace trace, Objective objective, Activity activity) {
        SphereImage dream = panorama.left();
        CellLayout layout =
                CellLayout.withoutTextures(dream.image().width(), dream.image().height());
        int number = 0;
        int taken = 0;
        try (GazeViews views = new GazeViews(dream, panorama.pose().worldFromImage(), objective)) {
            for (LiveTrace.Glance glance : trace.glances()) {
                GazeViews.View view = views.view(number, glance.gaze());
                number++;
                for (int step = 0; step < glance.steps(); step++) {
                    activity.checkCancelled();
                    view.step(layout);
                    taken++;
                    activity.report("view " + number, taken, trace.steps());
                }
            }
        }
        return dream;
    }
}
