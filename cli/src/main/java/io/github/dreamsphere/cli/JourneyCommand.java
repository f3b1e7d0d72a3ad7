package io.github.dreamsphere.cli;

import io.github.dreamsphere.JourneyRequest;
import io.github.dreamsphere.JourneyResult;
import io.github.dreamsphere.app.journey.JourneyRun;
import io.github.dreamsphere.app.journey.JourneyTarget;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.core.progress.Cancelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code dreamsphere journey}: dreams frame after frame, as a video to look around in. */
final class JourneyCommand implements Subcommand {
    private final Arguments arguments = new Arguments(
            "journey IN [-o OUT] [option...]", """
            Makes a 360° video of dreams. For each frame, the previous one is turned, magnified or moved on the sphere,
            and dreamed again. OUT is a video NAME.mp4, which players recognise as a 360° video, or a pattern such as
            NAME_%05d.png, which gives numbered pictures only. The frames of a video go into the folder NAME-frames. A
            second run keeps the frames that exist. The [[keyframe]] tables of a recipe change options from a frame on.""", "journey IN.jpg --frames 250 --zoom 1.03 --yaw 1 -o trip.mp4");
    private final Option<Path> output;
    private final Option<Void> framesOnly;
    private final FieldOptions<JourneyRequest> fields = new FieldOptions<>(arguments, RequestFields.JOURNEY);

    JourneyCommand() {
        arguments.group("Input and output");
        output = arguments.output("MP4 file or pattern (default: IN's name with -journey.mp4 added)", "OUT");
        framesOnly = arguments.toggle("frames-only", "write the frames but no video");
        fields.add(List.of(FieldHelp.FRAMES, FieldHelp.FPS, FieldHelp.WIDTH));
        arguments.group("How the eye moves");
        fields.add(FieldHelp.Group.MOTION);
        fields.addDream();
    }

    @Override
    public String name() {
        return "journey";
    }

    @Override
    public String summary() {
        return "makes a video: each frame is a dream of the one before";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> journey(options, terminal));
    }

    private int journey(Given given, Terminal terminal) throws IOException {
        Path input = given.file();
        RequestDraft<JourneyRequest> draft = fields.read(given);
        arguments.check(() -> {
            JourneyRun.check(draft.request());
            return draft;
        });
        if (!Files.exists(input)) {
            throw new IOException(input + ": there is no such file");
        }
        Path named = given.output(output, input, "-journey.mp4");
        JourneyTarget target = arguments.checkFiles(() -> JourneyTarget.of(named, input, given.has(framesOnly)));
        JourneyResult result = make(draft, new JourneyRun(input, target, new TerminalEvents(terminal)), terminal);
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %d %s, %d kept, %.1f s",
                        result.file(),
                        result.frames(),
                        result.frames() == 1 ? "frame" : "frames",
                        result.kept(),
                        result.seconds()));
        return ExitCode.DONE;
    }

    private static JourneyResult make(RequestDraft<JourneyRequest> draft, JourneyRun run, Terminal terminal)
            throws IOException {
        try {
            return FieldOptions.load(draft, source -> {
                double framesPerSecond = source.request().framesPerSecond();
                return run.make(source, draft.timeline(source, seconds -> (int) Math.ceil(seconds * framesPerSecond)));
            });
        } catch (Cancelled e) {
            terminal.warn("the finished frames stay; the same command continues with them");
            throw e;
        }
    }
}
