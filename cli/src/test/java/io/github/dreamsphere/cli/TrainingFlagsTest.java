package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.train.LearningRate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingFlagsTest {
    private final Arguments arguments = new Arguments("train", "A training.", "train");
    private final TrainingFlags flags = new TrainingFlags(arguments, 3000, 32, 128);

    @Test
    void aGivenLearningRateReplacesEveryUsualOne() throws IOException {
        assertThat(rates()).extracting(LearningRate::peak).containsExactly(2e-3, 5e-4);
        assertThat(rates("--learning-rate", "0.01"))
                .extracting(LearningRate::peak)
                .containsExactly(0.01, 0.01);
        assertThat(rates("--steps", "500")).containsOnly(rate(2e-3, 500), rate(5e-4, 500));
    }

    private static LearningRate rate(double peak, int steps) {
        return new LearningRate(peak, steps / 10, steps, LearningRate.Decay.COSINE);
    }

    /** The rate that is usual for trainings, and the one where 0.0005 is. */
    private List<LearningRate> rates(String... words) throws IOException {
        Terminal terminal = new Terminal(silent(), silent(), false);
        List<LearningRate> rates = new ArrayList<>();
        arguments.run(List.of(words), terminal, given -> {
            rates.add(flags.rate(given));
            rates.add(flags.rate(given, 5e-4));
            return ExitCode.DONE;
        });
        return rates;
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream());
    }
}
