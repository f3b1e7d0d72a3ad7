package io.github.dreamsphere.viewer.headset;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.scene.Eye;
import java.util.List;
import java.util.Optional;

/**
 * A headset: it says how each eye sees, where the head points, and takes a picture for each eye every
 * frame. Only rotations count: a photosphere is infinitely far away. For the render loop's thread.
 */
public interface Headset extends AutoCloseable {
    /** Seconds between two frames of many headsets. */
    double USUAL_PERIOD = 1 / 90.0;

    /** Width in pixels of the picture for one eye. */
    int eyeWidth();

    /** Height in pixels of the picture for one eye. */
    int eyeHeight();

    /** Seconds between two frames, as of the frame that was awaited last. */
    default double period() {
        return USUAL_PERIOD;
    }

    /** How an eye sees, in the frame that was awaited last. */
    EyeOptics optics(Eye eye);

    /**
     * Waits for the next frame's turn and gives the head's rotation then, from the head's axes (it looks along −Z) to
     * the room's; the last one known while the headset is not tracked. Empty, at once, if the headset shows nothing now,
     * as while it is not worn: then there is no frame to submit pictures for.
     *
     * @throws HeadsetException if the headset is gone
     */
    Optional<Rotation> awaitHead() throws HeadsetException;

    /**
     * Shows an sRGB texture of the current OpenGL context, of the eye's size, to one eye.
     *
     * @throws HeadsetException if the headset is gone
     */
    void submit(Eye eye, int texture) throws HeadsetException;

    /**
     * The picture for both eyes is complete.
     *
     * @throws HeadsetException if the headset is gone
     */
    void endFrame() throws HeadsetException;

    /**
     * What was done with the controllers, and whether the runtime wants the program to end. Once a frame.
     *
     * @throws HeadsetException if the headset is gone
     */
    HeadsetInput input() throws HeadsetException;

    /**
     * What the controllers do that the wearer holds; empty while that is not known.
     *
     * @throws HeadsetException if the headset is gone
     */
    default List<Control> controls() throws HeadsetException {
        return List.of();
    }

    /** Whose headset this is, for a person. */
    String name();

    @Override
    void close();
}
