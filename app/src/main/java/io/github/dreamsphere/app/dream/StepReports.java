package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.DreamStep;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.core.dream.DreamListener;
import io.github.dreamsphere.core.dream.LiveState;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.PictureHeader;
import java.nio.file.Path;

/**
 * Tells {@link Events} of each step of a dream.
 *
 * @param target the file of the result
 * @param header of the picture that is dreamed on
 * @param first is told before the events are
 */
record StepReports(Path target, PictureHeader header, DreamListener first, Events events) implements DreamListener {
    @Override
    public void octaveBegins(LiveState state) {
        first.octaveBegins(state);
    }

    @Override
    public void stepDone(LiveState state, double value) {
        first.stepDone(state, value);
        PictureHeader scaled = header.scaledTo(state.width(), state.height());
        events.stepDone(new DreamStep(
                target, () -> scaled.with(new Image(state.pictures().dream()))));
    }

    @Override
    public void interrupted(LiveState state) {
        first.interrupted(state);
    }
}
