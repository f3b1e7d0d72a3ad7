package io.github.dreamsphere.app.journey;

import java.io.IOException;
import java.nio.file.Path;

/** There is no FFmpeg to make a video with. */
public final class NoFfmpegException extends IOException {
    private static final long serialVersionUID = 1L;

    NoFfmpegException(Path video) {
        super(video + ": there is no ffmpeg to make a video with; install it (Debian: apt install ffmpeg; macOS: brew"
                + " install ffmpeg)");
    }
}
