package io.github.dreamsphere.app.view;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.LiveSphere;
import io.github.dreamsphere.Sphere;
import io.github.dreamsphere.app.dream.Dreamer;
import io.github.dreamsphere.app.recipe.DefaultLayer;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.Pose;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.viewer.live.GazeViews;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;

/** A live dream in memory, by the views of the window's live dream. */
public final class LiveSphereDream implements LiveSphere {
    private final Dreamer dreamer;
    private final GazeViews views;
    private final Photosphere dream;
    private final CellLayout layout;

    private LiveSphereDream(Photosphere dream, DreamRequest request, Dreamer dreamer) throws IOException {
        this.dreamer = dreamer;
        this.dream = dream;
        SphereImage image = new SphereImage(dream.image(), dream.coverage().surface());
        layout = CellLayout.withoutTextures(image.image().width(), image.image().height());
        Pose pose = dream.pose();
        Rotation worldFromImage =
                Rotation.yawPitchRoll(0, Math.toRadians(pose.pitchDegrees()), -Math.toRadians(pose.rollDegrees()));
        views = new GazeViews(
                image, worldFromImage, SummedAims.of(dreamer.plan(request).aims()));
    }

    /**
     * Begins a live dream.
     *
     * @param events are told if the processor takes a graphics card's place, wholly or for some of a net's operations
     * @throws io.github.dreamsphere.app.device.NoDeviceException if the request's device cannot be used
     */
    public static LiveSphereDream begin(Photosphere original, DreamRequest request, Model model, Events events)
            throws IOException {
        Dreamer dreamer = new Dreamer(model, request.device(), events);
        try {
            Photosphere copy = original.withImage(original.image().copy());
            return new LiveSphereDream(copy, DefaultLayer.in(request, model), dreamer);
        } catch (IOException | RuntimeException | Error e) {
            dreamer.close();
            throw e;
        }
    }

    @Override
    public void dreamTowards(double yawDegrees, double pitchDegrees) {
        Vec3 gaze = Vec3.ofAngles(Math.toRadians(yawDegrees), Math.toRadians(pitchDegrees));
        views.next(gaze, layout, () -> false);
    }

    @Override
    public Sphere sphere() {
        views.fetch();
        return Sphere.of(dream);
    }

    @Override
    public void close() {
        try (dreamer) {
            views.close();
        }
    }
}
