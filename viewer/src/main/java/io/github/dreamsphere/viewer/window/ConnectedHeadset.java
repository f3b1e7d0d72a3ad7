package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.headset.Control;
import io.github.dreamsphere.viewer.headset.Headset;
import io.github.dreamsphere.viewer.headset.HeadsetException;
import io.github.dreamsphere.viewer.headset.HeadsetInput;
import java.util.List;
import java.util.Optional;

/** A headset in use. It may show nothing for a while, for example while it is not worn. Times are in seconds. */
final class ConnectedHeadset implements AutoCloseable {
    /** A picture may take as long to load before the wearer is told. */
    private static final double PATIENCE = 0.5;

    private final Headset headset;
    private final HeadsetScene scene;
    private final Pictures pictures;
    private final WearerControls controls;
    private final boolean canDreamLive;
    private boolean isActive;
    private boolean isExplained;
    private double waiting;

    /** Uses {@code headset} and draws {@code scene} in it. It closes both. */
    ConnectedHeadset(Headset headset, HeadsetScene scene, Pictures pictures, ViewerOptions options) {
        this.headset = headset;
        this.scene = scene;
        this.pictures = pictures;
        this.controls = new WearerControls(scene, pictures, options.comfort());
        this.canDreamLive = options.live().isPresent();
    }

    /** Whether the headset shows pictures now. */
    boolean isActive() {
        return isActive;
    }

    String name() {
        return headset.name();
    }

    HeadsetScene scene() {
        return scene;
    }

    WearerControls controls() {
        return controls;
    }

    /** Shows the title of a picture that has just been opened. */
    void opened(String title, double now) {
        scene.signs().add(title, now);
        controls.opened(now);
    }

    /** The direction of the gaze in the world. */
    Vec3 gaze() {
        return scene.view().gaze();
    }

    /**
     * Draws a frame and does what the controllers ask for.
     *
     * @param seconds since the frame before
     * @return whether the runtime asks the program to end
     * @throws HeadsetException if the headset is gone
     */
    boolean frame(double seconds, double now) throws HeadsetException {
        Vec3 ahead = scene.view().ahead();
        scene.signs().begin(ahead, seconds, now, controls.darkness(now));
        scene.strip().look(ahead, seconds);
        scene.signs().progress(pictures.live().progress(), now);
        isActive = scene.view().frame(pictures.shown()::composition, scene);
        HeadsetInput input = headset.input();
        controls.heed(input, isActive, seconds, now);
        sayWhatIsAwaited(seconds, now);
        explainOnce(now);
        return input.quits();
    }

    /** Shows the name of a picture that takes long to load. */
    private void sayWhatIsAwaited(double seconds, double now) {
        Optional<String> awaited = pictures.browser().awaited();
        waiting = awaited.isPresent() ? waiting + seconds : 0;
        if (waiting > PATIENCE) {
            scene.signs().loading(awaited.get(), now);
        }
    }

    /** Shows what the controllers do, once they are known. */
    private void explainOnce(double now) throws HeadsetException {
        if (!isActive || isExplained) {
            return;
        }
        List<Control> known = headset.controls().stream()
                .filter(control -> canDreamLive || !control.isForLiveDreams())
                .toList();
        isExplained = !known.isEmpty();
        if (isExplained) {
            scene.signs().controls(known, now);
        }
    }

    @Override
    public void close() {
        scene.close();
        headset.close();
    }
}
