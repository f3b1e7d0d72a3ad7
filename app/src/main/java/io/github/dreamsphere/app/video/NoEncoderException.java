package io.github.dreamsphere.app.video;

import io.github.dreamsphere.VideoCodec;
import java.io.IOException;
import java.util.Optional;

/** FFmpeg has no encoder for frames of a size. */
public final class NoEncoderException extends IOException {
    private static final long serialVersionUID = 1L;

    NoEncoderException(String program, Optional<VideoCodec> wanted, int width, int height) {
        super(program + " has no encoder "
                + wanted.map(codec -> "of " + codec + " ").orElse("") + "for frames of " + width + "x" + height
                + "; install another ffmpeg, or choose another codec or a smaller width");
    }
}
