package io.github.dreamsphere.cli;

import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmLayout;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.FilmResult;
import io.github.dreamsphere.VideoCodec;
import io.github.dreamsphere.app.recipe.EnumWords;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The options of a film. */
final class FilmFlags {
    private final Arguments arguments;
    private final Option<Path> output;
    private final Option<Double> from;
    private final Option<Double> to;
    private final Option<Double> fps;
    private final Option<FilmLayout> layout;
    private final Option<VideoCodec> codec;
    private final Option<Integer> quality;
    private final Option<Void> resume;
    private final FieldOptions<FilmRequest> fields;

    /** @param kinds the files that a film can go to, for the help */
    FilmFlags(Arguments arguments, String kinds) {
        this.arguments = arguments;
        fields = new FieldOptions<>(arguments, RequestFields.FILM);
        arguments.group("Input and output");
        output = arguments.output(kinds + " (default: IN's name with -dream.mp4 added)", "OUT");
        from = arguments.number("from", "begin at this time of the film", "SECONDS", NumberRange.decimalFrom(0), 0);
        to = arguments.number(
                "to", "end at this time of the film (default: its end)", "SECONDS", NumberRange.decimalFrom(0));
        fields.add(List.of(FieldHelp.WIDTH, FieldHelp.FLAT));
        layout = arguments.oneOf(
                "layout",
                "how the frames of IN show the sphere: equirectangular, or as the six faces of YouTube's cube",
                FilmLayout.EQUIRECTANGULAR);
        fps = arguments.number(
                "fps", "frames a second if IN is numbered pictures", "N", NumberRange.decimalAbove(0, 240), 30);
        codec = arguments.typed(
                "codec",
                "compression of the video (default: H.264 if it takes frames of this size)",
                "h264|hevc|vp9",
                VideoCodec.class,
                FilmFlags::codec);
        quality = arguments.whole("quality", "quality of the video, 1..100", "Q", NumberRange.whole(1, 100), 75);
        resume = arguments.toggle("resume", "continue an interrupted run with the same options");
    }

    /** Two codecs have two names each. */
    private static VideoCodec codec(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "avc", "h.264" -> VideoCodec.H264;
            case "h265", "h.265" -> VideoCodec.HEVC;
            default -> new EnumWords<>(VideoCodec.class).read(word);
        };
    }

    /** Adds the options that say how frames are dreamed. */
    void addDream() {
        arguments.group("How it holds steady");
        fields.add(FieldHelp.Group.FILM);
        fields.addDream();
    }

    /** The request, but for what depends on its net. */
    RequestDraft<FilmRequest> draft(Given given) throws IOException {
        RequestDraft<FilmRequest> draft = fields.read(given);
        return arguments.check(() -> {
            draft.request().check();
            return draft;
        });
    }

    /** The files. */
    FilmFiles files(Given given) throws IOException {
        return arguments.checkFiles(() -> {
            Path input = given.file();
            return FilmFiles.of(input, given.output(output, input, "-dream.mp4"))
                    .between(given.value(from), given.optional(to))
                    .withCodec(given.optional(codec), given.value(quality))
                    .withFramesPerSecond(given.value(fps))
                    .withLayout(given.value(layout))
                    .withResume(given.has(resume));
        });
    }

    /** Prints what was made; gives the exit code. */
    static int print(FilmResult result, Terminal terminal) {
        terminal.out()
                .println(terminal.shown(String.format(
                        Locale.ROOT,
                        "%s: %s, %d %s, %d kept, %.1f s",
                        result.file(),
                        result.size(),
                        result.frames(),
                        result.frames() == 1 ? "frame" : "frames",
                        result.kept(),
                        result.seconds())));
        return result.complete() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
