package io.github.dreamsphere.app.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dreamsphere.app.video.BundledPrograms;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes small films to dream, with the FFmpeg that comes along. */
public final class Clip {
    private static final int WIDTH = 128;

    private Clip() {}

    /** Skips the test where there is no FFmpeg. */
    public static void assumeFfmpeg() {
        assumeTrue(Ffmpeg.find().isPresent(), "no ffmpeg for this platform");
    }

    /** Frames of a sphere that turns, as pictures frame-00000.png and so on in {@code folder}. */
    public static Path frames(Path folder, int frames) throws IOException {
        Files.createDirectories(folder);
        Equirectangular sphere = new Equirectangular(WIDTH, WIDTH / 2);
        for (int t = 0; t < frames; t++) {
            Rotation turn = Rotation.yawPitchRoll(0.03 * t, 0.01 * t, 0);
            Image image = new Image(WIDTH, WIDTH / 2);
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < WIDTH; x++) {
                    colour(turn.apply(sphere.direction(x + 0.5, y + 0.5)), image, x, y);
                }
            }
            Path file = folder.resolve(String.format("frame-%05d.png", t));
            ImageWriter.write(new Picture(image, Metadata.NONE), file, WriteOptions.defaults());
        }
        return folder.resolve("frame-%05d.png");
    }

    /** Sets a pixel to the colour that the clips' sphere has in a direction. */
    public static void colour(Vec3 d, Image image, int x, int y) {
        image.set(x, y, 0, (float) (0.5 + 0.4 * Math.sin(9 * d.x() + 4 * d.y())));
        image.set(x, y, 1, (float) (0.5 + 0.4 * Math.sin(7 * d.z() * d.y() + 8 * d.x())));
        image.set(x, y, 2, (float) (0.5 + 0.4 * Math.cos(11 * d.y() - 6 * d.z())));
    }

    /** A film of {@code frames} frames at varying distances, with sound. */
    public static Path withSound(Path folder, String name, int frames) throws IOException, InterruptedException {
        Path film = folder.resolve(name);
        ffmpeg(
                "-framerate",
                "10",
                "-i",
                frames(folder.resolve("frames"), frames).toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=440:duration=" + frames / 10.0,
                "-vf",
                "settb=1/30000,setpts='N*3000+900*mod(N,3)'",
                "-vsync",
                "vfr",
                "-enc_time_base",
                "1:30000",
                "-video_track_timescale",
                "30000",
                "-c:v",
                "mpeg4",
                "-bf",
                "0",
                "-q:v",
                "3",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart",
                film.toString());
        return film;
    }

    /** A film of {@code shots} shots that show different things, of {@code frames} frames each. */
    public static Path shots(Path folder, String name, int shots, int frames) throws IOException, InterruptedException {
        Path film = folder.resolve(name);
        ffmpeg(
                "-framerate",
                "10",
                "-i",
                shotFrames(folder.resolve(name + "-frames"), shots, frames).toString(),
                "-c:v",
                "mpeg4",
                "-bf",
                "0",
                "-q:v",
                "2",
                film.toString());
        return film;
    }

    /** As {@link #shots}, as pictures frame-00000.png and so on in {@code folder}; gives their pattern. */
    public static Path shotFrames(Path folder, int shots, int frames) throws IOException {
        Files.createDirectories(folder);
        for (int shot = 0; shot < shots; shot++) {
            for (int frame = 0; frame < frames; frame++) {
                Path file = folder.resolve(String.format("frame-%05d.png", shot * frames + frame));
                ImageWriter.write(new Picture(squares(shot, frame), Metadata.NONE), file, WriteOptions.defaults());
            }
        }
        return folder.resolve("frame-%05d.png");
    }

    /** Squares of many colours, which move from frame to frame. */
    private static Image squares(int shot, int frame) {
        Random random = new Random(shot);
        Image image = new Image(WIDTH, WIDTH / 2);
        for (int square = 0; square < 60; square++) {
            int left = random.nextInt(WIDTH) + frame;
            int top = random.nextInt(WIDTH / 2 - 12);
            float[] colour = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
            for (int y = top; y < top + 12; y++) {
                for (int x = left; x < left + 14; x++) {
                    for (int c = 0; c < Image.CHANNELS; c++) {
                        image.set(x % WIDTH, y, c, colour[c]);
                    }
                }
            }
        }
        return image;
    }

    /**
     * Makes a stereo film, both of whose eyes see the same.
     *
     * @param stack the filter that puts the eyes into one frame: {@code hstack} or {@code vstack}
     * @param input ffmpeg's arguments for what each eye sees
     */
    public static void twice(String stack, Path film, String... input) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(input));
        arguments.addAll(List.of("-vf", "split[a][b];[a][b]" + stack, "-c:v", "mpeg4", "-q:v", "2", film.toString()));
        ffmpeg(arguments.toArray(String[]::new));
    }

    /** Runs ffmpeg with these arguments. */
    public static void ffmpeg(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(BundledPrograms.path("ffmpeg").orElseThrow(), "-v", "error", "-nostdin", "-y"));
        command.addAll(List.of(arguments));
        said(command);
    }

    /** What ffprobe says. */
    public static String ffprobe(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(BundledPrograms.path("ffprobe").orElseThrow(), "-v", "error"));
        command.addAll(List.of(arguments));
        return said(command);
    }

    private static String said(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
        return said;
    }
}
