package io.github.dreamsphere.app.video;

import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Joins pieces of video to a film, with the times of the film that was dreamed, and its sound, copied bit for bit.
 *
 * @param ffmpeg does the work
 * @param folder for temporary files; it holds the pieces
 * @param source the film that was dreamed
 * @param header of the source
 * @param first the first frame of the source that the pieces show
 * @param end one more than the last frame
 * @param xmp to be stored in an MP4 film
 * @param sphere whether the frames are spheres
 * @param quality of a WebP, 1..100
 */
public record FilmJoin(
        Ffmpeg ffmpeg,
        Path folder,
        Optional<Path> source,
        FilmHeader header,
        int first,
        int end,
        Xmp xmp,
        boolean sphere,
        int quality) {
    /**
     * Joins.
     *
     * @param pieces MP4 files without sound, in their order
     * @param target the file to write, whatever its ending
     * @param format what to write
     */
    public void join(List<Path> pieces, Path target, FilmFormat format) throws IOException {
        Path joined = folder.resolve("joined.mp4");
        Path timed = folder.resolve("timed.mp4");
        try {
            concatenate(pieces, joined);
            times().rewrite(joined, timed);
            Optional<StereoLayout> marks = sphere ? Optional.of(header.stereo()) : Optional.empty();
            switch (format) {
                case MP4 -> {
                    mux(timed, joined, "mp4");
                    SphericalVideo.mark(joined, target, xmp, source.flatMap(SpatialSound::of), marks);
                }
                case WEBM -> {
                    SphericalVideo.mark(timed, joined, Xmp.EMPTY, Optional.empty(), marks);
                    mux(joined, target, "webm");
                }
                case GIF -> gif(timed, target);
                case WEBP -> webp(timed, target);
            }
        } finally {
            Files.deleteIfExists(joined);
            Files.deleteIfExists(timed);
        }
    }

    private VideoTimes times() {
        long[] times = new long[end - first];
        for (int i = 0; i < times.length; i++) {
            times[i] = header.times()[first + i] - header.times()[first];
        }
        long last =
                end < header.frames() ? header.times()[end] : header.times()[header.frames() - 1] + header.lastTicks();
        return new VideoTimes(header.ticks(), times, last - header.times()[first]);
    }

    private void concatenate(List<Path> pieces, Path joined) throws IOException {
        Path list = folder.resolve("pieces.txt");
        Files.writeString(
                list,
                pieces.stream()
                        .map(piece -> "file '" + piece.getFileName() + "'\n")
                        .collect(Collectors.joining()));
        List<String> command = ffmpeg.command("-f", "concat", "-safe", "0", "-i", Ffmpeg.name(list));
        command.addAll(List.of("-map", "0:v:0", "-c", "copy", "-fflags", "+bitexact", "-f", "mp4", joined.toString()));
        Ffmpeg.output("join the pieces of the film", command);
        Files.delete(list);
    }

    /** Puts the video first, the sound behind it. */
    private void mux(Path video, Path target, String format) throws IOException {
        Optional<Path> sound = sound();
        List<String> command = ffmpeg.command();
        if (source.isPresent() && first == 0 && header.startSeconds() > 0) {
            command.addAll(List.of("-itsoffset", seconds(header.startSeconds())));
        }
        command.addAll(List.of("-i", Ffmpeg.name(video)));
        sound.ifPresent(file -> command.addAll(List.of("-i", Ffmpeg.name(file))));
        command.addAll(List.of("-map", "0:v:0"));
        if (sound.isPresent()) {
            command.addAll(List.of("-map", "1:a"));
        }
        command.addAll(List.of("-c", "copy", "-map_metadata", "-1"));
        command.addAll(List.of("-fflags", "+bitexact", "-strict", "unofficial"));
        if (format.equals("mp4")) {
            command.addAll(List.of("-video_track_timescale", header.ticks() + "", "-movflags", "+faststart"));
        }
        command.addAll(List.of("-f", format, target.toString()));
        Ffmpeg.output("write the film with its sound", command);
        Files.deleteIfExists(cutSound());
    }

    /** The palette is chosen from all frames, in a run of its own, because the frames would not fit into memory. */
    private void gif(Path video, Path target) throws IOException {
        Path palette = folder.resolve("palette.png");
        try {
            Ffmpeg.output(
                    "choose the colours of the GIF",
                    ffmpeg.command("-i", Ffmpeg.name(video), "-vf", "palettegen=stats_mode=diff", palette.toString()));
            List<String> command = ffmpeg.command("-i", Ffmpeg.name(video), "-i", Ffmpeg.name(palette));
            command.addAll(List.of("-lavfi", "paletteuse=dither=sierra2_4a", "-vsync", "vfr"));
            command.addAll(List.of("-loop", "0", "-f", "gif", target.toString()));
            Ffmpeg.output("write the GIF", command);
        } finally {
            Files.deleteIfExists(palette);
        }
    }

    private void webp(Path video, Path target) throws IOException {
        List<String> command = ffmpeg.command("-i", Ffmpeg.name(video), "-vsync", "vfr", "-c:v", Ffmpeg.WEBP);
        command.addAll(List.of("-quality", quality + "", "-loop", "0", "-f", "webp", target.toString()));
        Ffmpeg.output("write the WebP", command);
    }

    private Path cutSound() {
        return folder.resolve("sound.nut");
    }

    /** The file from which to copy sound: the source, or what a shorter film needs of its sound. */
    private Optional<Path> sound() throws IOException {
        if (source.isEmpty() || header.sound().isEmpty()) {
            return Optional.empty();
        }
        if (first == 0 && end == header.frames()) {
            return source;
        }
        double from = header.startSeconds() + header.seconds(first);
        List<String> command = ffmpeg.command("-i", Ffmpeg.name(source.get()), "-map", "0:a", "-c", "copy");
        command.addAll(List.of("-ss", seconds(from)));
        if (end < header.frames()) {
            command.addAll(List.of("-to", seconds(header.startSeconds() + header.seconds(end))));
        }
        command.addAll(List.of("-f", "nut", cutSound().toString()));
        Ffmpeg.output("copy the sound of the film", command);
        return Optional.of(cutSound());
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
