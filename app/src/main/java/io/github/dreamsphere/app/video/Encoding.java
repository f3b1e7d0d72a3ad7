package io.github.dreamsphere.app.video;

import java.util.ArrayList;
import java.util.List;

/**
 * How RGB pictures become video.
 *
 * @param encoder makes it
 * @param rate of the pictures
 * @param quality 1..100
 * @param transfer how samples stand for light, as FFmpeg calls it; only tagged
 */
public record Encoding(VideoEncoder encoder, Ffmpeg.Rate rate, int quality, String transfer) {
    /** Of pictures in sRGB. */
    static final String SRGB = "iec61966-2-1";

    /** FFmpeg's options. The video is tagged as BT.709 in studio range, unless the encoder loses nothing. */
    List<String> options() {
        if (encoder.equals(VideoEncoder.LOSSLESS)) {
            return encoder.options(rate, quality);
        }
        List<String> options = new ArrayList<>();
        options.addAll(List.of("-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2:out_color_matrix=bt709:out_range=tv"));
        options.addAll(List.of("-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709"));
        options.addAll(List.of("-color_trc", transfer, "-color_range", "tv"));
        options.addAll(encoder.options(rate, quality));
        return options;
    }
}
