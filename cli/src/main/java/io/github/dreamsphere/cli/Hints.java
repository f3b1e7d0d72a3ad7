package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.budget.InsufficientMemoryException;
import io.github.dreamsphere.app.dream.EnlargingMemoryException;
import io.github.dreamsphere.app.dream.OtherResultException;
import io.github.dreamsphere.app.dream.SnapshotRoomException;
import io.github.dreamsphere.app.film.NotSphericalException;
import io.github.dreamsphere.app.journey.NoFfmpegException;
import io.github.dreamsphere.app.recipe.RecipeFileException;
import io.github.dreamsphere.app.video.FfmpegException;
import io.github.dreamsphere.core.file.OverwritesInputException;
import io.github.dreamsphere.core.file.ReadingMemoryException;
import io.github.dreamsphere.core.file.UnwritableFolderException;
import io.github.dreamsphere.core.photosphere.UnknownCoverageException;
import io.github.dreamsphere.core.plane.ScratchException;
import io.github.dreamsphere.core.plane.ScratchSpaceException;
import io.github.dreamsphere.models.catalog.NoDefaultLayerException;
import io.github.dreamsphere.models.catalog.NotFetchedException;
import io.github.dreamsphere.models.catalog.UnknownInputException;
import io.github.dreamsphere.models.catalog.UnknownModelException;
import io.github.dreamsphere.models.gpu.CardFailedException;
import io.github.dreamsphere.models.train.classify.OtherSettingException;
import io.github.dreamsphere.models.train.classify.UnsortedPicturesException;
import io.github.dreamsphere.viewer.gl.NoWindowException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says which option or subcommand helps against a failure. */
final class Hints {
    private static final String ANOTHER_PLACE = "choose another place with -o";

    /** An exception comes before the one that it extends. */
    private static final List<Hint<?>> ALL = List.of(
            new Hint<>(InsufficientMemoryException.class, Hints::memory),
            new Hint<>(
                    EnlargingMemoryException.class,
                    e -> "allow more with --memory, or enlarge the dream afterwards with dreamsphere upscale"),
            new Hint<>(
                    ReadingMemoryException.class,
                    e -> "allow more with " + largerHeap() + ", or with --memory where a command has it"),
            new Hint<>(SnapshotRoomException.class, e -> "or choose another folder with --snapshots"),
            new Hint<>(
                    ScratchSpaceException.class,
                    e -> "make room, choose another folder with --scratch, or allow more with --memory"),
            new Hint<>(ScratchException.class, e -> "choose another folder with --scratch"),
            new Hint<>(OtherResultException.class, e -> "or " + ANOTHER_PLACE),
            new Hint<>(OverwritesInputException.class, e -> ANOTHER_PLACE),
            new Hint<>(UnwritableFolderException.class, e -> ANOTHER_PLACE),
            new Hint<>(
                    NotSphericalException.class,
                    e -> "plain films are dreamed with --flat"
                            + (e.mayBeFaces() ? ", and YouTube's cube faces with --layout eac" : "")),
            new Hint<>(
                    UnknownCoverageException.class,
                    e ->
                            "give the angle that it shows (--span) or its --layout (cube or fisheye), or read it as a flat picture"
                                    + " (--flat), where a command has these options; or add the tags"),
            new Hint<>(RecipeFileException.class, e -> "name it with --" + e.field()),
            new Hint<>(NoFfmpegException.class, e -> "or make the frames only, with --frames-only"),
            new Hint<>(
                    FfmpegException.class,
                    e ->
                            "if the disk is full, make room; otherwise install another ffmpeg; --verbose prints all that ffmpeg said"),
            new Hint<>(
                    UnknownInputException.class,
                    e -> "keep it under a name once: dreamsphere models import " + e.place() + " --name NAME "
                            + e.proposal()
                                    .map(probable -> InputWords.options(probable.spec()) + " (which "
                                            + probable.reason() + "; see models check)")
                                    .orElse("--mean M,M,M --range 1|255 --channels bgr|rgb")),
            new Hint<>(NoDefaultLayerException.class, e -> "choose one with --layer"),
            new Hint<>(NotFetchedException.class, e -> "get it with: dreamsphere models fetch " + e.name()),
            new Hint<>(UnknownModelException.class, e -> "others can be fetched, see: dreamsphere models"),
            new Hint<>(UnsortedPicturesException.class, e -> "or learn from another net with --teacher NET"),
            new Hint<>(OtherSettingException.class, e -> "or go on without --" + e.setting()),
            new Hint<>(CardFailedException.class, e -> "or compute on the processor with --device cpu"),
            new Hint<>(NoWindowException.class, e -> "with --snapshot OUT.png a picture is drawn without a window"));

    private record Hint<E extends Throwable>(Class<E> failure, Function<E, String> words) {
        boolean fits(Throwable e) {
            return failure.isInstance(e);
        }

        String of(Throwable e) {
            return words.apply(failure.cast(e));
        }
    }

    private Hints() {}

    /** The setting that gives Java twice the memory that it may use now, at least 8 GB. */
    static String largerHeap() {
        long gigabytes = Runtime.getRuntime().maxMemory() >> 30;
        return "DREAMSPHERE_JAVA_OPTIONS=-Xmx" + Math.max(8, 2 * gigabytes) + "g";
    }

    private static String memory(InsufficientMemoryException e) {
        return e.javaIsTheLimit()
                ? "allow more with --memory or " + largerHeap() + ", or choose a smaller --tile or --width"
                : "allow more with --memory, or choose a smaller --tile or --width";
    }

    /** The hint to add to the message of {@code e}, if an option helps. */
    static Optional<String> of(Throwable e) {
        // A usage exception repeats the message of the exception that led to it.
        Throwable failure = e instanceof UsageException && e.getCause() != null ? e.getCause() : e;
        return ALL.stream().filter(hint -> hint.fits(failure)).findFirst().map(hint -> hint.of(failure));
    }
}
