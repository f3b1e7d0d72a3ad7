package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.models.train.LearningRate;
import io.github.dreamsphere.models.train.TrainingLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The options that all trainings share. */
final class TrainingFlags {
    private static final int LONGEST_WARMUP = 100;

    private final Arguments arguments;
    private final Option<Path> output;
    private final Option<Integer> steps;
    private final Option<Integer> batch;
    private final Option<Integer> crop;
    private final Option<Double> rate;
    private final Option<LearningRate.Decay> decay;
    private final Option<Long> seed;
    private final Option<Integer> minutes;
    private final Option<Void> resume;

    TrainingFlags(Arguments arguments, int usualSteps, int usualBatch, int usualCrop) {
        this.arguments = arguments;
        arguments.group("Training");
        output = arguments.output("folder for the net, the checkpoint and the curve; made if absent", "DIR");
        steps = arguments.whole("steps", "total number of steps", "N", NumberRange.wholeFrom(1), usualSteps);
        batch = arguments.whole("batch", "number of crops in a step", "N", NumberRange.wholeFrom(1), usualBatch);
        crop = arguments.whole("crop", "size of a crop, in pixels", "N", NumberRange.wholeFrom(1), usualCrop);
        rate = arguments.number("learning-rate", "peak learning rate", "R", NumberRange.decimalAbove(0, 1), 2e-3);
        decay = arguments.oneOf("decay", "how the learning rate decays", LearningRate.Decay.COSINE);
        seed = arguments.typed(
                "seed", "seed of the initial weights and the crops", "N", NumberRange.longWhole()::read, 1L);
        minutes =
                arguments.whole("checkpoint-every", "minutes between checkpoints", "MIN", NumberRange.wholeFrom(1), 3);
        resume = arguments.toggle(
                "resume",
                "continue from the checkpoint in DIR, if there is one; then, of the other options, only --steps and"
                        + " --checkpoint-every are used");
    }

    Path folder(Given given) throws IOException {
        if (!given.has(output)) {
            throw new UsageException("the training needs a folder: -o DIR");
        }
        return Files.createDirectories(given.value(output));
    }

    /** Keeps other trainings out of the folder until it is closed. */
    TargetLock lock(Given given) throws IOException {
        return TargetLock.of(folder(given));
    }

    /** Whether an earlier training goes on; without a checkpoint one begins. */
    boolean resumes(Given given) throws IOException {
        return given.has(resume) && Files.exists(folder(given).resolve(TrainingLoop.CHECKPOINT));
    }

    /** The number of steps, if it was given. */
    OptionalInt givenSteps(Given given) {
        return given.has(steps) ? OptionalInt.of(given.value(steps)) : OptionalInt.empty();
    }

    /** The given options that decide what a training learns, but for the number of steps: their words by name. */
    Map<String, String> words(Given given) {
        return words(given, List.of(rate, decay, batch, crop, seed));
    }

    /** The words of those of {@code options} that were given, by name. */
    static Map<String, String> words(Given given, List<Option<?>> options) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Option<?> option : options) {
            if (given.has(option)) {
                words.put(option.name(), Arguments.word(given.value(option)));
            }
        }
        return words;
    }

    /** The folder, which must not hold a training already: one that took hours is not overwritten. */
    Path freshFolder(Given given) throws IOException {
        Path folder = folder(given);
        if (Files.exists(folder.resolve(TrainingLoop.CHECKPOINT))) {
            throw new UsageException(
                    folder + ": holds a training already; continue it with --resume, or name another folder with -o");
        }
        return folder;
    }

    LearningRate rate(Given given) {
        return rate(given, given.value(rate));
    }

    /** As {@link #rate(Given)}, with the peak {@code usual} unless another one was given. */
    LearningRate rate(Given given, double usual) {
        int total = given.value(steps);
        int warmup = Math.min(LONGEST_WARMUP, total / 10);
        double peak = given.has(rate) ? given.value(rate) : usual;
        return arguments.check(() -> new LearningRate(peak, warmup, total, given.value(decay)));
    }

    int batch(Given given) {
        return given.value(batch);
    }

    int crop(Given given) {
        return given.value(crop);
    }

    long seed(Given given) {
        return given.value(seed);
    }

    Duration between(Given given) {
        return Duration.ofMinutes(given.value(minutes));
    }
}
