package io.github.dreamsphere.app.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/** The program {@code ffmpeg}: the one on the path, else the one that comes along for this platform. */
public final class Ffmpeg {
    /** Encoders of H.264, and what every FFmpeg has, the best first. */
    private static final List<String> ENCODERS = List.of("libx264", "libopenh264", "h264_videotoolbox", "mpeg4");

    private static final double BITS_A_PIXEL = 0.2;

    private final String program;
    private final String encoder;

    private Ffmpeg(String program, String encoder) {
        this.program = program;
        this.encoder = encoder;
    }

    /** The program found, if there is one that writes video. */
    public static Optional<Ffmpeg> find() {
        return onPath().or(Ffmpeg::bundled);
    }

    private static Optional<Ffmpeg> onPath() {
        return of("ffmpeg");
    }

    private static Optional<Ffmpeg> bundled() {
        try {
            return of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
        } catch (LinkageError | IllegalStateException e) {
            // Not there for this platform.
            return Optional.empty();
        }
    }

    private static Optional<Ffmpeg> of(String program) {
        try {
            String encoders = output(List.of(program, "-hide_banner", "-encoders"));
            return ENCODERS.stream()
                    .filter(name -> encoders.lines().anyMatch(line -> line.contains(" " + name + " ")))
                    .findFirst()
                    .map(name -> new Ffmpeg(program, name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Encodes pictures, numbered from 0, as an MP4 video of H.264 (or MPEG-4 where there is no encoder for it).
     *
     * @param pattern their name with the number's place, as {@code %05d}
     * @param target where to, whatever its ending
     */
    public void encode(Path pattern, int frames, Rate rate, Path target) throws IOException {
        String name = pattern.getFileName().toString();
        String folder = pattern.toAbsolutePath().getParent().toString().replace("%", "%%");
        List<String> command =
                new ArrayList<>(List.of(program, "-hide_banner", "-loglevel", "error", "-nostdin", "-y"));
        command.addAll(List.of("-framerate", rate.framesPerSecond() + "", "-start_number", "0"));
        command.addAll(List.of("-i", folder + "/" + name, "-frames:v", frames + ""));
        command.addAll(List.of("-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2:out_color_matrix=bt709:out_range=tv"));
        command.addAll(List.of("-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709"));
        command.addAll(List.of("-color_trc", "iec61966-2-1", "-color_range", "tv", "-c:v", encoder));
        command.addAll(encoder.equals("libx264") ? List.of("-crf", "18") : List.of("-b:v", rate.bits() + ""));
        command.addAll(List.of("-movflags", "+faststart", "-f", "mp4", target.toString()));
        String said = output(command);
        if (!Files.exists(target) || Files.size(target) == 0) {
            throw new IOException(target + ": ffmpeg wrote nothing: " + said.strip());
        }
    }

    /** Writes the first frame of {@code film} as a picture, in the format of the target's ending. */
    public void firstFrame(Path film, Path target) throws IOException {
        String input = "file:" + film.toAbsolutePath();
        output(List.of(
                program,
                "-hide_banner",
                "-loglevel",
                "error",
                "-nostdin",
                "-y",
                "-i",
                input,
                "-frames:v",
                "1",
                "-update",
                "1",
                target.toString()));
    }

    /**
     * How fast frames follow each other, and how large they are.
     *
     * @param framesPerSecond &gt; 0
     */
    public record Rate(double framesPerSecond, int width, int height) {
        long bits() {
            return (long) (BITS_A_PIXEL * framesPerSecond * width * height);
        }
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream in = process.getInputStream()) {
            process.getOutputStream().close();
            String said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(
                        "ffmpeg failed: " + said.strip().lines().findFirst().orElse("(it said nothing)"));
            }
            return said;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("ffmpeg was interrupted", e);
        }
    }

    @Override
    public String toString() {
        return program + ", " + encoder;
    }
}
