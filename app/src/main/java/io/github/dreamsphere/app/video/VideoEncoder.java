package io.github.dreamsphere.app.video;

import io.github.dreamsphere.VideoCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of FFmpeg's encoders.
 *
 * @param name its name in FFmpeg
 * @param codec what it makes; empty: MPEG-4 part 2, which every FFmpeg has
 */
public record VideoEncoder(String name, Optional<VideoCodec> codec) {
    /** All that may be used, the best first. */
    static final List<VideoEncoder> ALL = List.of(
            new VideoEncoder("libx264", Optional.of(VideoCodec.H264)),
            new VideoEncoder("libopenh264", Optional.of(VideoCodec.H264)),
            new VideoEncoder("h264_videotoolbox", Optional.of(VideoCodec.H264)),
            new VideoEncoder("libx265", Optional.of(VideoCodec.HEVC)),
            new VideoEncoder("hevc_videotoolbox", Optional.of(VideoCodec.HEVC)),
            new VideoEncoder("libvpx-vp9", Optional.of(VideoCodec.VP9)),
            new VideoEncoder("mpeg4", Optional.empty()));

    /** Pictures without loss, for pieces of what is no video in the end. */
    public static final VideoEncoder LOSSLESS = new VideoEncoder("png", Optional.empty());

    /** The quality that is used unless another is asked for. */
    public static final int USUAL_QUALITY = 75;

    /** The largest frame of OpenH264 in pixels (level 5.2). */
    private static final long OPENH264_PIXELS = 9_437_184;

    /** The longest edge of hardware encoders of H.264, and of MPEG-4's 13-bit sizes. */
    private static final int HARDWARE_EDGE = 4096;

    private static final int MPEG4_EDGE = 8191;

    /** H.264's levels end at 139,264 macroblocks (level 6.2), and at edges of √8 times their root. */
    private static final long H264_PIXELS = 139_264L * 256;

    /** Beyond this width players limit how far motion vectors reach up and down (H.264, table A-1). */
    private static final int WIDE = 4096;

    /** Bits a pixel at the usual quality, for encoders that take a rate. */
    private static final double BITS_A_PIXEL = 0.2;

    /** By so many points of quality the rate doubles. */
    private static final double DOUBLING = 12.5;

    /** Whether it can make frames of this size. */
    boolean takes(int width, int height) {
        long pixels = (long) width * height;
        return switch (name) {
            case "libopenh264" -> pixels <= OPENH264_PIXELS;
            case "libx264" -> pixels <= H264_PIXELS;
            case "h264_videotoolbox" -> Math.max(width, height) <= HARDWARE_EDGE;
            case "mpeg4" -> Math.max(width, height) <= MPEG4_EDGE;
            default -> true;
        };
    }

    /**
     * FFmpeg's options for this encoder. Frames are stored in the order in which they are shown.
     *
     * @param quality 1..100
     */
    List<String> options(Ffmpeg.Rate rate, int quality) {
        List<String> options = new ArrayList<>(List.of("-c:v", name));
        switch (name) {
            case "libx264" -> {
                options.addAll(List.of("-crf", crf(43 - quality / 3.0), "-bf", "0"));
                if (rate.width() > WIDE) {
                    options.addAll(List.of("-x264-params", "mvrange=511"));
                }
            }
            case "libx265" ->
                options.addAll(List.of(
                        "-crf",
                        crf(45 - quality / 3.0),
                        "-tag:v",
                        "hvc1",
                        "-x265-params",
                        "bframes=0:log-level=error"));
            case "libvpx-vp9" ->
                options.addAll(List.of(
                        "-crf",
                        crf(63 - 0.45 * quality),
                        "-b:v",
                        "0",
                        "-deadline",
                        "good",
                        "-cpu-used",
                        "4",
                        "-row-mt",
                        "1",
                        "-auto-alt-ref",
                        "0",
                        "-lag-in-frames",
                        "0"));
            case "png" -> options.addAll(List.of("-pix_fmt", "rgb24"));
            // With more threads, or in its usual mode, the same frames give other bytes from run to run.
            case "libopenh264" ->
                options.addAll(List.of(
                        "-b:v",
                        bits(rate, quality) + "",
                        "-rc_mode",
                        "bitrate",
                        "-threads",
                        "1",
                        "-profile:v",
                        "high"));
            default -> options.addAll(List.of("-b:v", bits(rate, quality) + "", "-bf", "0"));
        }
        return options;
    }

    private static String crf(double value) {
        return Long.toString(Math.max(1, Math.round(value)));
    }

    /** Bits a second, for encoders that take a rate, and to estimate what a file will take. */
    public static long bits(Ffmpeg.Rate rate, int quality) {
        double doublings = (quality - USUAL_QUALITY) / DOUBLING;
        return (long) (BITS_A_PIXEL * Math.pow(2, doublings) * rate.framesPerSecond() * rate.width() * rate.height());
    }

    /** What it makes, for people to read. */
    public String label() {
        return codec.map(made -> switch (made) {
                            case H264 -> "H.264";
                            case HEVC -> "HEVC";
                            case VP9 -> "VP9";
                        })
                        .orElse("MPEG-4")
                + String.format(Locale.ROOT, " (%s)", name);
    }
}
