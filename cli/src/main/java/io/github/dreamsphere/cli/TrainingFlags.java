package io.github.dreamsphere.cli;

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
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that every training has. */
final class TrainingFlags {
    private static final int LONGEST_WARMUP = 100;

    private final Arguments arguments;
    private final OptionSpec<Path> output;
    private final OptionSpec<Integer> steps;
    private final OptionSpec<Integer> batch;
    private final OptionSpec<Integer> crop;
    private final OptionSpec<Double> rate;
    private final OptionSpec<LearningRate.Decay> decay;
    private final OptionSpec<Long> seed;
    private final OptionSpec<Integer> minutes;
    private final OptionSpec<Void> resume;

    TrainingFlags(Arguments arguments, int defaultSteps, int defaultBatch, int defaultCrop) {
        this.arguments = arguments;
        output = arguments.path(
                List.of("o", "output"), "folder for the net, the checkpoint and the curve; made if absent", "DIR");
        steps = arguments
                .option("steps", "steps of the whole training", "N", Integer.class)
                .defaultsTo(defaultSteps);
        batch = arguments.option("batch", "crops a step", "N", Integer.class).defaultsTo(defaultBatch);
        crop = arguments
                .option("crop", "edge of a crop, pixels", "N", Integer.class)
                .defaultsTo(defaultCrop);
        rate = arguments
                .option("learning-rate", "the highest", "R", Double.class)
                .defaultsTo(2e-3);
        decay = arguments
                .choice("decay", "how the learning rate falls", LearningRate.Decay.class)
                .defaultsTo(LearningRate.Decay.COSINE);
        seed = arguments
                .option("seed", "of the first weights and of the crops", "N", Long.class)
                .defaultsTo(1L);
        minutes = arguments
                .option("checkpoint-every", "minutes between two checkpoints", "MIN", Integer.class)
                .defaultsTo(3);
        resume = arguments.flag(
                "resume", "go on from the checkpoint in DIR; only --steps and --checkpoint-every count then");
    }

    Path folder(OptionSet options) throws IOException {
        if (!options.has(output)) {
            throw new UsageException("where shall the training be kept? -o DIR");
        }
        return Files.createDirectories(arguments.value(options, output));
    }

    boolean resumes(OptionSet options) {
        return options.has(resume);
    }

    /** The number of steps, if it was given. */
    OptionalInt givenSteps(OptionSet options) {
        return options.has(steps) ? OptionalInt.of(arguments.value(options, steps)) : OptionalInt.empty();
    }

    /** Those of the options given that decide what a training gives, as words by name; without the number of steps. */
    Map<String, String> given(OptionSet options) {
        Map<String, String> given = new LinkedHashMap<>();
        for (OptionSpec<?> spec : List.of(rate, decay, batch, crop, seed)) {
            if (options.has(spec)) {
                Object value = arguments.value(options, spec);
                given.put(spec.options().get(0), value instanceof Enum<?> choice ? Choice.word(choice) : "" + value);
            }
        }
        return given;
    }

    /** The folder, which must not hold a training already: one that took hours is not overwritten. */
    Path freshFolder(OptionSet options) throws IOException {
        Path folder = folder(options);
        if (Files.exists(folder.resolve(TrainingLoop.CHECKPOINT))) {
            throw new UsageException(
                    folder + ": holds a training already; go on with --resume, or name another folder with -o");
        }
        return folder;
    }

    LearningRate rate(OptionSet options) {
        int total = arguments.value(options, steps);
        int warmup = Math.min(LONGEST_WARMUP, total / 10);
        return arguments.check(() -> new LearningRate(options.valueOf(rate), warmup, total, options.valueOf(decay)));
    }

    int batch(OptionSet options) {
        return arguments.value(options, batch);
    }

    int crop(OptionSet options) {
        return arguments.value(options, crop);
    }

    long seed(OptionSet options) {
        return arguments.value(options, seed);
    }

    Duration between(OptionSet options) {
        return Duration.ofMinutes(arguments.value(options, minutes));
    }
}
