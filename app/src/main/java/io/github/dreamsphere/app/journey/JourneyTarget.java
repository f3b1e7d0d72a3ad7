package io.github.dreamsphere.app.journey;

import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.app.files.FramePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the results of a journey go.
 *
 * @param frames the names of its frames
 * @param video the video made of them; empty: frames only
 */
public record JourneyTarget(FramePattern frames, Optional<Path> video) {
    private static final String VIDEO = ".mp4";

    /**
     * The targets that {@code output} names: a video, with its frames in a folder beside it, or a pattern for frames only.
     *
     * @throws IOException if they cannot be written there
     * @throws IllegalArgumentException if it is neither the name of a video nor a pattern
     */
    public static JourneyTarget of(Path output, Path input, boolean framesOnly) throws IOException {
        String name = output.getFileName().toString();
        JourneyTarget target;
        if (name.toLowerCase(Locale.ROOT).endsWith(VIDEO)) {
            Path folder = output.resolveSibling(name.substring(0, name.length() - VIDEO.length()) + "-frames");
            FramePattern frames = new FramePattern(folder.resolve("frame-%05d.png"));
            target = new JourneyTarget(frames, framesOnly ? Optional.empty() : Optional.of(output));
            Destination.requireWritable(output);
            Files.createDirectories(folder);
        } else if (FramePattern.isOne(output)) {
            target = new JourneyTarget(new FramePattern(output), Optional.empty());
            Destination.requireWritable(output);
        } else {
            throw new IllegalArgumentException(
                    output + ": a journey goes to a video NAME.mp4, or to pictures numbered like NAME_%05d.png");
        }
        Destination.picture(target.frames().of(0), input);
        return target;
    }
}
