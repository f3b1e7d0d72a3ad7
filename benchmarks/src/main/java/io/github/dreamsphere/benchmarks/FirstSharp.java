package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import io.github.dreamsphere.viewer.show.ShownPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Measures after what time a view of a picture that is being opened is sharp, and all of the picture. Draws nothing. */
final class FirstSharp {
    private static final int GRID = 8;

    private final Loader loader;
    private final ShownPicture shown;
    private Optional<SphereTexture> texture = Optional.empty();
    private Rotation imageFromWorld = Rotation.IDENTITY;

    FirstSharp(Loader loader, ShownPicture shown) {
        this.loader = loader;
        this.shown = shown;
    }

    /** Opens {@code picture}, looking {@code yawDegrees} to the right of its middle in a view of 90°, and says what it took. */
    String open(Path picture, double yawDegrees) throws IOException {
        Camera camera = Camera.ofDegrees(yawDegrees, 0, 0, 90, Projection.RECTILINEAR);
        loader.look(camera.worldFromCamera().apply(new Vec3(0, 0, -1)));
        long start = System.nanoTime();
        shown.open(List.of(picture));
        double first = Double.NaN;
        double read = Double.NaN;
        double sharp = Double.NaN;
        while (true) {
            Optional<LoadEvent> event = shown.update().filter(shown::isCurrent);
            double now = (System.nanoTime() - start) / 1e9;
            if (event.isPresent() && event.get() instanceof LoadEvent.Opened opened) {
                first = now;
                texture = Optional.of(opened.panorama().left());
                imageFromWorld = opened.panorama().pose().worldFromImage().inverse();
            } else if (event.isPresent() && event.get() instanceof LoadEvent.Read) {
                read = now;
            } else if (event.isPresent() && event.get() instanceof LoadEvent.Failed failed) {
                throw new IOException(failed.reason());
            }
            if (Double.isNaN(sharp) && texture.isPresent() && isSharp(camera)) {
                sharp = now;
            }
            if (event.isPresent() && event.get() instanceof LoadEvent.Finished) {
                return String.format(
                        Locale.ROOT,
                        "yaw %.0f: seen after %.2f s, read after %.2f s, sharp where the viewer looks after %.2f s, all of it after"
                                + " %.2f s",
                        yawDegrees,
                        first,
                        read,
                        sharp,
                        now);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean isSharp(Camera camera) {
        ViewPlane plane = camera.plane(16, 9);
        for (int y = 0; y <= GRID; y++) {
            for (int x = 0; x <= GRID; x++) {
                Vec3 seen = camera.projection().direction(plane.x((double) x / GRID), plane.y((double) y / GRID));
                Vec3 world = camera.worldFromCamera().apply(seen);
                if (!texture.orElseThrow().isSharp(imageFromWorld.apply(world))) {
                    return false;
                }
            }
        }
        return true;
    }
}
