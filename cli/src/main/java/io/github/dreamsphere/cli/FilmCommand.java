package io.github.dreamsphere.cli;

import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.app.film.FilmRun;
import io.github.dreamsphere.app.recipe.RequestDraft;
import java.io.IOException;
import java.util.List;

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
    private final FilmFlags film = new FilmFlags(arguments, "MP4, WebM, GIF or WebP file, or pattern");
    private final Option<Void> preview;

    FilmCommand() {
        preview = arguments.toggle(
                "preview",
                "only dream the first, the middle and the last frame as pictures, and two seconds as a film, beside OUT");
        film.addDream();
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
        RequestDraft<FilmRequest> draft = film.draft(given);
        FilmFiles files = film.files(given);
        FilmRun run = arguments.checkFiles(() -> FilmRun.of(files, new TerminalEvents(terminal)));
        if (given.has(preview)) {
            FieldOptions.load(draft, source -> run.preview(source, clock -> draft.timeline(source, clock)))
                    .forEach(file -> terminal.out().println(terminal.shown(file.toString())));
            return ExitCode.DONE;
        }
        return FilmFlags.print(
                FieldOptions.load(draft, source -> run.dream(source, clock -> draft.timeline(source, clock))),
                terminal);
    }
}
