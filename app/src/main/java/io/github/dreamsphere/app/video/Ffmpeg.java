package io.github.dreamsphere.app.video;

import io.github.dreamsphere.VideoCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The programs {@code ffmpeg} and {@code ffprobe}: those on the path, else those that come along for this platform. */
public final class Ffmpeg {
    /** The encoder of WebP pictures that move. */
    static final String WEBP = "libwebp_anim";

    private final String program;
    private final String probe;
    private final List<VideoEncoder> encoders;
    private final boolean webp;

    private Ffmpeg(String program, String probe, List<VideoEncoder> encoders, boolean webp) {
        this.webp = webp;
        this.program = program;
        this.probe = probe;
        this.encoders = encoders;
    }

    /** The program found, if there is one that writes video. */
    public static Optional<Ffmpeg> find() {
        return onPath().or(Ffmpeg::bundled);
    }

    private static Optional<Ffmpeg> onPath() {
        return of("ffmpeg", "ffprobe");
    }

    private static Optional<Ffmpeg> bundled() {
        try {
            Optional<String> program = BundledPrograms.path("ffmpeg");
            Optional<String> probe = BundledPrograms.path("ffprobe");
            return program.isPresent() && probe.isPresent() ? of(program.get(), probe.get()) : Optional.empty();
        } catch (IOException | LinkageError | IllegalStateException e) {
            // Not there for this platform.
            return Optional.empty();
        }
    }

    private static Optional<Ffmpeg> of(String program, String probe) {
        try {
            String listed = output("list its encoders", List.of(program, "-hide_banner", "-encoders"));
            output("tell its version", List.of(probe, "-hide_banner", "-version"));
            List<VideoEncoder> encoders = VideoEncoder.ALL.stream()
                    .filter(encoder -> listed.lines().anyMatch(line -> line.contains(" " + encoder.name() + " ")))
                    .toList();
            return encoders.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Ffmpeg(program, probe, encoders, listed.contains(" " + WEBP + " ")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The best encoder for frames of a size.
     *
     * @param wanted what it must make; empty: H.264 where it can, then HEVC, then VP9
     * @throws NoEncoderException if there is none
     */
    public VideoEncoder encoder(Optional<VideoCodec> wanted, int width, int height) throws NoEncoderException {
        return encoders.stream()
                .filter(encoder -> wanted.isEmpty() || encoder.codec().equals(wanted))
                .filter(encoder -> encoder.takes(width, height))
                .findFirst()
                .orElseThrow(() -> new NoEncoderException(program, wanted, width, height));
    }

    /** Whether it writes WebP pictures that move. */
    public boolean writesWebp() {
        return webp;
    }

    /** The command to which arguments of ffmpeg are added. */
    List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(program, "-hide_banner", "-loglevel", "error", "-nostdin", "-y"));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** What ffprobe says; its complaints follow on standard error. */
    Said probe(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(probe, "-v", "error"));
        command.addAll(Arrays.asList(arguments));
        return Said.by(command);
    }

    /** The name under which FFmpeg takes a file, whatever characters it has. */
    static String name(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    /**
     * Encodes pictures, numbered from 0, as an MP4 video.
     *
     * @param pattern their name with the number's place, as {@code %05d}
     * @param target where to, whatever its ending
     * @throws NoEncoderException if there is no encoder for frames of this size
     */
    public void encode(Path pattern, int frames, Rate rate, Path target) throws IOException {
        String name = pattern.getFileName().toString();
        String folder = pattern.toAbsolutePath().getParent().toString().replace("%", "%%");
        List<String> command = command("-framerate", rate.framesPerSecond() + "", "-start_number", "0");
        command.addAll(List.of("-i", folder + "/" + name, "-frames:v", frames + ""));
        VideoEncoder encoder = encoder(Optional.empty(), rate.width(), rate.height());
        command.addAll(new Encoding(encoder, rate, VideoEncoder.USUAL_QUALITY, Encoding.SRGB).options());
        command.addAll(List.of("-movflags", "+faststart", "-f", "mp4", target.toString()));
        String purpose = "make a video of the frames";
        String said = output(purpose, command);
        if (!Files.exists(target) || Files.size(target) == 0) {
            throw new FfmpegException(purpose, said);
        }
    }

    /** Writes the first frame of {@code film} as a picture, in the format of the target's ending. */
    public void firstFrame(Path film, Path target) throws IOException {
        output(
                "read the first frame of " + film,
                command("-i", name(film), "-frames:v", "1", "-update", "1", target.toString()));
    }

    /**
     * How fast frames follow each other, and how large they are.
     *
     * @param framesPerSecond &gt; 0
     */
    public record Rate(double framesPerSecond, int width, int height) {}

    /**
     * Runs a command; returns what it says on both outputs.
     *
     * @param purpose what it does, for messages
     */
    static String output(String purpose, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream in = process.getInputStream()) {
            process.getOutputStream().close();
            String said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new FfmpegException(purpose, said);
            }
            return said;
        } catch (InterruptedException e) {
            throw interrupted(process);
        }
    }

    static IOException interrupted(Process process) {
        process.destroy();
        Thread.currentThread().interrupt();
        return new IOException("ffmpeg was interrupted");
    }

    @Override
    public String toString() {
        return program + ", " + encoders.stream().map(VideoEncoder::name).toList();
    }
}
