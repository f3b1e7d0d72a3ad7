package io.github.dreamsphere.app.video;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a film's file says of its video and its sound, and the time of every frame that can be decoded.
 *
 * @param width of a frame as it is shown
 * @param height of a frame as it is shown
 * @param ticks units of time in a second
 * @param times when each frame is shown, in ticks from the first
 * @param lastTicks how long the last frame is shown, in ticks
 * @param startSeconds when the first frame is shown, from when the file's first track begins
 * @param colours how its samples stand for colours
 * @param sound the codec of its first sound track, as FFmpeg calls it; empty: it is silent
 * @param stereo how a frame holds what the two eyes see
 * @param damaged what is wrong with the file, though some of it can be decoded
 */
public record FilmHeader(
        int width,
        int height,
        long ticks,
        long[] times,
        long lastTicks,
        double startSeconds,
        FilmColours colours,
        Optional<String> sound,
        StereoLayout stereo,
        Optional<String> damaged) {
    /** How long a picture is shown, in ticks. */
    private static final long PICTURE_TICKS = 1000;

    /**
     * Reads a film's header and decodes every frame once.
     *
     * @throws FileException if it has no video that can be decoded, or one in high dynamic range
     */
    public static FilmHeader read(Ffmpeg ffmpeg, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FileException(file, "there is no such film");
        }
        Map<String, String> video = stream(ffmpeg, file, "v:0");
        if (!video.containsKey("width")) {
            throw new FileException(file, "has no video");
        }
        requireUsualRange(file, video);
        Map<String, String> sound = stream(ffmpeg, file, "a:0");
        return new FrameTimes(ffmpeg, file, video).header(sound);
    }

    /**
     * The header of a film made of pictures.
     *
     * @param framesPerSecond of at most three decimals; further ones are rounded
     */
    public static FilmHeader ofPictures(int width, int height, int frames, double framesPerSecond) {
        long[] times = new long[frames];
        for (int i = 0; i < frames; i++) {
            times[i] = i * PICTURE_TICKS;
        }
        return new FilmHeader(
                width,
                height,
                Math.max(1, Math.round(PICTURE_TICKS * framesPerSecond)),
                times,
                PICTURE_TICKS,
                0,
                FilmColours.usual(),
                Optional.empty(),
                StereoLayout.MONO,
                Optional.empty());
    }

    private static Map<String, String> stream(Ffmpeg ffmpeg, Path file, String which) throws IOException {
        Said said = ffmpeg.probe(
                "-select_streams",
                which,
                "-show_streams",
                "-show_format",
                "-of",
                "default=noprint_wrappers=1",
                Ffmpeg.name(file));
        if (said.code() != 0) {
            throw new FileException(file, "cannot be read as a film: " + Said.firstLine(said.err()));
        }
        Map<String, String> values = new HashMap<>();
        said.out().lines().forEach(line -> {
            int sign = line.indexOf('=');
            if (sign > 0) {
                values.put(line.substring(0, sign), line.substring(sign + 1));
            }
        });
        return values;
    }

    private static void requireUsualRange(Path file, Map<String, String> video) throws FileException {
        String transfer = video.getOrDefault("color_transfer", "");
        if (transfer.equals("smpte2084") || transfer.equals("arib-std-b67")) {
            throw new FileException(
                    file,
                    "is in high dynamic range (" + (transfer.equals("smpte2084") ? "PQ" : "HLG")
                            + "), which is not dreamed; convert it to BT.709 first");
        }
    }

    /** This header, of frames that are read at another size. */
    public FilmHeader withSize(int width, int height) {
        return new FilmHeader(width, height, ticks, times, lastTicks, startSeconds, colours, sound, stereo, damaged);
    }

    /** The number of frames. */
    public int frames() {
        return times.length;
    }

    /** Frames a second, on average. */
    public double framesPerSecond() {
        double seconds = (double) (times[times.length - 1] + lastTicks) / ticks;
        return times.length / seconds;
    }

    /** When frame {@code i} is shown, in seconds from the first. */
    public double seconds(int i) {
        return (double) times[i] / ticks;
    }

    /** Reads the times of frames. */
    private record FrameTimes(Ffmpeg ffmpeg, Path file, Map<String, String> video) {
        FilmHeader header(Map<String, String> sound) throws IOException {
            Said said = ffmpeg.probe(
                    "-select_streams",
                    "v:0",
                    "-show_entries",
                    "frame=best_effort_timestamp,pkt_duration,duration",
                    "-of",
                    "csv=print_section=0",
                    Ffmpeg.name(file));
            String[] base = video.get("time_base").split("/");
            long tick = Long.parseLong(base[0]);
            List<long[]> frames = new ArrayList<>();
            for (String line : said.out().lines().toList()) {
                frame(line).ifPresent(frames::add);
            }
            if (frames.isEmpty()) {
                throw new FileException(file, "has no frame that can be decoded");
            }
            long[] times = new long[frames.size()];
            for (int i = 0; i < times.length; i++) {
                times[i] = (frames.get(i)[0] - frames.get(0)[0]) * tick;
                if (i > 0 && times[i] <= times[i - 1]) {
                    throw new FileException(
                            file, "shows frame " + (i + 1) + " no later than the one before; its times are damaged");
                }
            }
            long last = frames.get(times.length - 1)[1] * tick;
            long ticks = Long.parseLong(base[1]);
            long step = times.length > 1 ? times[times.length - 1] - times[times.length - 2] : Math.max(1, ticks / 25);
            boolean turned = Math.abs(number(video.get("rotation"))) % 180 == 90;
            int width = Integer.parseInt(video.get("width"));
            int height = Integer.parseInt(video.get("height"));
            return new FilmHeader(
                    turned ? height : width,
                    turned ? width : height,
                    ticks,
                    times,
                    last > 0 ? last : step,
                    (double) frames.get(0)[0] * tick / ticks - seconds(video.get("start_time")),
                    FilmColours.of(video, height),
                    Optional.ofNullable(sound.get("codec_name")),
                    stereo(),
                    said.err().isBlank() ? Optional.empty() : Optional.of(Said.firstLine(said.err())));
        }

        /** Time and duration of a frame; empty if its line holds none. */
        private static Optional<long[]> frame(String line) {
            String[] fields = line.split(",");
            try {
                long duration = fields.length > 1 && !fields[1].equals("N/A") ? Long.parseLong(fields[1]) : 0;
                return Optional.of(new long[] {Long.parseLong(fields[0]), duration});
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        private static long number(String text) {
            try {
                return text == null ? 0 : Math.round(Double.parseDouble(text));
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        private static double seconds(String text) {
            return text == null || text.equals("N/A") ? 0 : Double.parseDouble(text);
        }

        private StereoLayout stereo() {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            Optional<StereoLayout> named = StereoLayout.ofFileName(name);
            if (!name.endsWith(".mp4") && !name.endsWith(".mov") && !name.endsWith(".m4v")) {
                return named.orElse(StereoLayout.MONO);
            }
            try {
                VideoHeader header = VideoHeader.read(file);
                return header.spherical() ? header.stereo() : named.orElse(header.stereo());
            } catch (IOException e) {
                // FFmpeg reads more kinds of files than we do.
                return named.orElse(StereoLayout.MONO);
            }
        }
    }
}
