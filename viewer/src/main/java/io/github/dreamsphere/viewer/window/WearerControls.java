package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.viewer.headset.Comfort;
import io.github.dreamsphere.viewer.headset.HeadsetAction;
import io.github.dreamsphere.viewer.headset.HeadsetInput;
import io.github.dreamsphere.viewer.scene.Projection;
import java.nio.file.Path;
import java.util.List;

/**
 * Does what the wearer of a headset asks for with the controllers, and what the operator asks for with the window's arrow keys.
 * Times are in seconds.
 */
final class WearerControls {
    /** Radians a second, with the stick pushed all the way. */
    private static final double SMOOTH_TURN = Math.toRadians(60);

    private static final String HOW_TO_CHOOSE =
            "look at a picture and press the button for the next picture; for more pictures, turn or"
                    + " press the button for the previous picture";

    private final HeadsetScene scene;
    private final Pictures pictures;
    private final Comfort comfort;
    private final Blink blink = new Blink();
    private double blend;
    /** Presses of the window's arrow keys since the last frame: those to the right minus those to the left. */
    private int steps;
    /** The window's arrow key that is held: −1 for left, 1 for right. */
    private int held;

    WearerControls(HeadsetScene scene, Pictures pictures, Comfort comfort) {
        this.scene = scene;
        this.pictures = pictures;
        this.comfort = comfort;
    }

    /** Turns the wearer by a step to the right (1) or to the left (−1), after a press of an arrow key of the window. */
    void step(int direction) {
        steps += direction;
    }

    /** Takes the window's arrow key that is held: −1 for left, 1 for right, 0 for none. It matters for smooth turns only. */
    void hold(int direction) {
        held = direction;
    }

    /** Brightens the view from the dark, because another picture is shown. */
    void opened(double now) {
        blink.after(now);
    }

    /** Returns how dark the view is, 0 to 1, and makes the turns that waited for the dark. */
    double darkness(double now) {
        return blink.darkness(now);
    }

    /**
     * Does what is asked for.
     *
     * @param shows whether the headset shows pictures now
     * @param seconds since the frame before
     */
    void heed(HeadsetInput input, boolean shows, double seconds, double now) {
        input.pressed().forEach(action -> act(action, now));
        if (scene.strip().isOpen()) {
            steps = 0;
            return;
        }
        if (turnsSmoothly()) {
            double turning = Math.min(1, Math.max(-1, input.turning() + held));
            scene.view().turn(SMOOTH_TURN * turning * seconds);
        } else if (steps != 0) {
            snap(steps, now);
        }
        steps = 0;
        if (shows && input.blend() != blend) {
            blend = input.blend();
            pictures.shown().blendTo(blend);
        }
    }

    private boolean turnsSmoothly() {
        return comfort.turnDegrees() == 0;
    }

    private void act(HeadsetAction action, double now) {
        if (scene.strip().isOpen() && choose(action)) {
            return;
        }
        switch (action) {
            case NEXT -> pictures.browser().turn(1);
            case PREVIOUS -> pictures.browser().turn(-1);
            case RECENTER -> blink.over(this::recentre, now);
            case TURN_LEFT -> snap(-1, now);
            case TURN_RIGHT -> snap(1, now);
            case CHOOSE -> openStrip(now);
            case REVEAL -> pictures.shown().toggleReveal();
            case LIVE -> pictures.live().toggle();
            case KEEP -> pictures.live().keep();
        }
    }

    private void openStrip(double now) {
        List<Path> choice = pictures.browser().pictures();
        if (choice.size() == 1) {
            scene.signs().add("there are no other pictures in this folder", now);
            return;
        }
        scene.strip().open(choice, pictures.browser().file(), scene.view().ahead());
        scene.signs().add(HOW_TO_CHOOSE, now);
    }

    /** Applies {@code action} to the open strip; returns false if the action means there what it always means. */
    private boolean choose(HeadsetAction action) {
        switch (action) {
            case NEXT ->
                scene.strip().marked().ifPresent(picture -> {
                    scene.strip().dismiss();
                    pictures.browser().choose(picture);
                });
            case PREVIOUS, TURN_RIGHT -> scene.strip().page(1);
            case TURN_LEFT -> scene.strip().page(-1);
            case CHOOSE -> scene.strip().dismiss();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Turns the wearer by {@code count} steps to the right, unless turns are smooth. */
    private void snap(int count, double now) {
        if (!turnsSmoothly()) {
            double angle = Math.toRadians(comfort.turnDegrees());
            blink.over(() -> scene.view().turn(count * angle), now);
        }
    }

    /** Turns the first view of the picture to where the wearer looks. */
    void recentre() {
        pictures.shown().pose().ifPresent(pose -> scene.view()
                .face(pose.firstCamera(Projection.RECTILINEAR).yaw()));
    }
}
