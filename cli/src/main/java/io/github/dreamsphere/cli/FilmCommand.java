package io.github.dreamsphere.cli;

import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.FilmResult;
import io.github.dreamsphere.VideoCodec;
import io.github.dreamsphere.app.film.FilmRun;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code dreamsphere film}: dreams a 360° video, steady from frame to frame. */
final class FilmCommand implements Subcommand {
    private final Arguments arguments =
            new Arguments("film IN [-o OUT] [option...]", """
            Dreams a 360° video. What one frame dreams is carried to the next along the motion of things, so the dream
            stays on its thing and does not flicker. IN is an equirectangular MP4, MOV, MKV or WebM file, for one eye or
            stereo, or a folder or pattern of numbered pictures; with --flat it is a plain film. OUT is a video NAME.mp4
            or NAME.webm with the times and the sound of IN, NAME.gif or NAME.webp, or a pattern such as NAME_%05d.png
            for numbered pictures. What is done is kept in the folder NAME-film until the film is complete. The
            [[keyframe]] tables of a recipe change options from a frame or a time of IN on.""", "film IN.mp4 --width 2048 -o OUT.mp4");
    private final Option<Path> output;
    private final Option<Double> from;
    private final Option<Double> to;
    private final Option<VideoCodec> codec;
    private final Option<Integer> quality;
    private final Option<Void> resume;
    private final Option<Double> fps;
    private final Option<Void> preview;
    private final FieldOptions<FilmRequest> fields = new FieldOptions<>(arguments, RequestFields.FILM);

    FilmCommand() {
        arguments.group("Input and output");
        output = arguments.output(
                "MP4, WebM, GIF or WebP file, or pattern (default: IN's name with -dream.mp4 added)", "OUT");
        from = arguments.number("from", "begin at this time of the film", "SECONDS", NumberRange.decimalFrom(0), 0);
        to = arguments.number(
                "to", "end at this time of the film (default: its end)", "SECONDS", NumberRange.decimalFrom(0));
        fields.add(List.of(FieldHelp.WIDTH, FieldHelp.FLAT));
        fps = arguments.number(
                "fps", "frames a second if IN is numbered pictures", "N", NumberRange.decimalAbove(0, 240), 30);
        codec = arguments.oneOf(
                "codec", "compression of the video (default: H.264 if it takes frames of this size)", VideoCodec.class);
        quality = arguments.whole("quality", "quality of the video, 1..100", "Q", NumberRange.whole(1, 100), 75);
        resume = arguments.toggle("resume", "continue an interrupted run with the same options");
        preview = arguments.toggle(
                "preview",
                "only dream the first, the middle and the last frame as pictures, and two seconds as a film, beside OUT");
        arguments.group("How it holds steady");
        fields.add(FieldHelp.Group.FILM);
        fields.addDream();
    }

    @Override
    public String name() {
        return "film";
    }

    @Override
    public String summary() {
        return "dreams a 360° video, steady from frame to frame";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> film(options, terminal));
    }

    private int film(Given given, Terminal terminal) throws IOException {
        RequestDraft<FilmRequest> draft = fields.read(given);
        arguments.check(() -> {
            draft.request().check();
            return draft;
        });
        TerminalEvents events = new TerminalEvents(terminal);
        FilmFiles files = arguments.checkFiles(() -> files(given));
        FilmRun run = arguments.checkFiles(() -> FilmRun.of(files, events));
        if (given.has(preview)) {
            FieldOptions.load(draft, source -> run.preview(source, clock -> draft.timeline(source, clock)))
                    .forEach(file -> terminal.out().println(terminal.shown(file.toString())));
            return ExitCode.DONE;
        }
        FilmResult result =
                FieldOptions.load(draft, source -> run.dream(source, clock -> draft.timeline(source, clock)));
        terminal.out()
                .println(terminal.shown(String.format(
                        Locale.ROOT,
                        "%s: %s, %d frames, %d kept, %.1f s",
                        result.file(),
                        result.size(),
                        result.frames(),
                        result.kept(),
                        result.seconds())));
        return result.complete() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private FilmFiles files(Given given) throws IOException {
        Path input = given.file();
        return FilmFiles.of(input, given.output(output, input, "-dream.mp4"))
                .between(given.value(from), given.optional(to))
                .withCodec(given.optional(codec), given.value(quality))
                .withFramesPerSecond(given.value(fps))
                .withResume(given.has(resume));
    }
}
