package io.github.dreamsphere.app.video;

import java.io.IOException;

/** FFmpeg has failed. The message has the first line that it said; the cause has all of it. */
public final class FfmpegException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param purpose what it was asked to do, such as "join the pieces of the film"
     * @param said all that it said
     */
    FfmpegException(String purpose, String said) {
        super(
                "ffmpeg could not " + purpose + ": " + Said.firstLine(said),
                new IOException("ffmpeg said: " + said.strip()));
    }
}
