package io.github.dreamsphere.app.film;

import io.github.dreamsphere.core.film.CarriedDream;
import io.github.dreamsphere.core.film.FilmFrame;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.ImagePart;

/** Takes the frames of a film apart into what each eye sees, at the size of the dream, and puts dreams together again. */
record EyeFrames(FilmPlan plan) {
    /** What the first eye sees of a frame, or the only one. */
    Image first(Image frame) {
        return eye(frame, Eye.LEFT);
    }

    /**
     * The dreamed frame, with both eyes where the film is stereo.
     *
     * @param first the dream of what the first eye sees
     * @param seen the frame of the film
     */
    Image dreamed(FilmFrame first, Image seen, CarriedDream dream, Progress progress) {
        if (!plan.isStereo()) {
            return first.dream();
        }
        Image both = new Image(plan.frameWidth(), plan.frameHeight());
        both.paste(first.dream(), 0, 0);
        ImagePart right = plan.stereo().part(Eye.RIGHT, both.width(), both.height());
        both.paste(
                dream.otherEye(first.state(), eye(seen, Eye.RIGHT), plan.surface(), progress),
                right.left(),
                right.top());
        return both;
    }

    private Image eye(Image frame, Eye eye) {
        ImagePart part = plan.stereo().part(eye, frame.width(), frame.height());
        return sized(plan.isStereo() ? frame.crop(part.left(), part.top(), part.width(), part.height()) : frame);
    }

    private Image sized(Image frame) {
        if (frame.width() == plan.width() && frame.height() == plan.height()) {
            return frame;
        }
        Image sized = SphereResize.resize(
                frame, plan.surface().scaledTo(frame.width(), frame.height()).border(), plan.width(), plan.height());
        sized.colourPlane().clamp();
        return sized;
    }
}
