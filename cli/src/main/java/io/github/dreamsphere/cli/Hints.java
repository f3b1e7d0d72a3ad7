package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.budget.InsufficientMemoryException;
import io.github.dreamsphere.app.dream.EnlargingMemoryException;
import io.github.dreamsphere.app.dream.OtherResultException;
import io.github.dreamsphere.app.dream.SnapshotRoomException;
import io.github.dreamsphere.app.journey.NoFfmpegException;
import io.github.dreamsphere.app.recipe.RecipeFileException;
import java.util.Optional;

/** Says which option helps against a failure. */
final class Hints {
    private Hints() {}

    /** The hint to add to the message of {@code e}, if an option helps. */
    static Optional<String> of(Throwable e) {
        if (e instanceof InsufficientMemoryException memory) {
            return Optional.of(
                    memory.javaIsTheLimit()
                            ? "allow more with --memory or DREAMSPHERE_JAVA_OPTIONS=-Xmx8g, or choose a smaller --tile or"
                                    + " --width"
                            : "allow more with --memory, or choose a smaller --tile or --width");
        }
        if (e instanceof EnlargingMemoryException) {
            return Optional.of("allow more with --memory, or enlarge the dream afterwards with dreamsphere upscale");
        }
        if (e instanceof SnapshotRoomException) {
            return Optional.of("or choose another folder with --snapshots");
        }
        if (e instanceof OtherResultException) {
            return Optional.of("or choose another place with -o");
        }
        if (e instanceof RecipeFileException file) {
            return Optional.of("name it with --" + file.field());
        }
        if (e instanceof NoFfmpegException) {
            return Optional.of("or make the frames only, with --frames-only");
        }
        return Optional.empty();
    }
}
