package io.github.dreamsphere;

/**
 * A journey: a video in which each frame is the one before, turned, magnified or moved on the sphere and dreamed again.
 *
 * @param dream how each frame is dreamed; its output is ignored
 * @param motion the motion from frame to frame
 * @param frames number of frames, &ge; 1
 * @param framesPerSecond frame rate of the video, &gt; 0 and &le; 240
 */
public record JourneyRequest(DreamRequest dream, JourneyMotion motion, int frames, double framesPerSecond) {
    /** 100 frames that zoom in slowly, at 25 frames per second. */
    public static JourneyRequest defaults() {
        return new JourneyRequest(DreamRequest.defaults(), JourneyMotion.USUAL, 100, 25);
    }

    /** @throws IllegalArgumentException if a value is out of range */
    public JourneyRequest {
        if (frames < 1) {
            throw new IllegalArgumentException("frames must be >= 1, was " + frames);
        }
        if (!(framesPerSecond > 0 && framesPerSecond <= 240)) {
            throw new IllegalArgumentException("fps must be > 0 and <= 240, was " + framesPerSecond);
        }
    }

    /** This journey with another dream. */
    public JourneyRequest withDream(DreamRequest dream) {
        return new JourneyRequest(dream, motion, frames, framesPerSecond);
    }

    /** This journey with another motion. */
    public JourneyRequest withMotion(JourneyMotion motion) {
        return new JourneyRequest(dream, motion, frames, framesPerSecond);
    }

    /** This journey with another number of frames, &ge; 1. */
    public JourneyRequest withFrames(int frames) {
        return new JourneyRequest(dream, motion, frames, framesPerSecond);
    }

    /** This journey with another frame rate, &gt; 0 and &le; 240. */
    public JourneyRequest withFramesPerSecond(double framesPerSecond) {
        return new JourneyRequest(dream, motion, frames, framesPerSecond);
    }
}
