package io.github.dreamsphere.viewer.headset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupersamplingTest {
    private static final double PERIOD = 1 / 90.0;

    private final List<String> said = new ArrayList<>();
    private final Supersampling supersampling = new Supersampling(OptionalDouble.empty(), said::add);

    /** Draws frames on a card that takes {@code full} for a frame without supersampling; returns how many are late. */
    private int late(double full, int frames) {
        int late = 0;
        for (int i = 0; i < frames; i++) {
            double factor = supersampling.factor();
            double taken = full * factor * factor;
            late += taken > PERIOD ? 1 : 0;
            supersampling.frame(taken, PERIOD);
        }
        return late;
    }

    /** And no frame is late on the way. */
    @ParameterizedTest
    @CsvSource({"0.1, 2", "0.16, 1.7", "0.2, 1.7", "0.25, 1.4", "0.35, 1.2", "0.5, 1", "0.84, 1"})
    void asManyPixelsAreDrawnAsThereIsTimeFor(double share, double factor) {
        assertThat(late(share * PERIOD, 3000)).isZero();
        assertThat(supersampling.factor()).isEqualTo(factor);
    }

    @Test
    void aSceneThatTakesLongerGetsFewerAtOnceAndIsNotTriedAgainSoon() {
        late(0.1 * PERIOD, 1000);
        assertThat(supersampling.factor()).isEqualTo(2);
        supersampling.frame(0.9 * PERIOD, PERIOD);
        assertThat(supersampling.factor()).isEqualTo(1.7);
        late(0.1 * PERIOD, 890);
        assertThat(supersampling.factor()).isEqualTo(1.7);
        late(0.1 * PERIOD, 100);
        assertThat(supersampling.factor()).isEqualTo(2);
        supersampling.frame(0.9 * PERIOD, PERIOD);
        late(0.1 * PERIOD, 1790);
        assertThat(supersampling.factor()).isEqualTo(1.7);
    }

    @Test
    void framesThatWereDrawnBeforeAChangeDoNotCauseAnother() {
        late(0.1 * PERIOD, 1000);
        for (int i = 0; i < 4; i++) {
            supersampling.frame(0.9 * PERIOD, PERIOD);
        }
        assertThat(supersampling.factor()).isEqualTo(1.7);
        supersampling.frame(0.9 * PERIOD, PERIOD);
        supersampling.frame(0.9 * PERIOD, PERIOD);
        assertThat(supersampling.factor()).isEqualTo(1.4);
    }

    @Test
    void morePixelsAreTriedAgainHoweverOftenAFrameWasSlow() {
        for (int i = 0; i < 10; i++) {
            late(0.1 * PERIOD, 200 * 90);
            assertThat(supersampling.factor()).as("after %d slow frames", i).isEqualTo(2);
            supersampling.frame(0.9 * PERIOD, PERIOD);
        }
    }

    @Test
    void aCardThatIsTooSlowAnywayDrawsTheHeadsetsPixels() {
        late(3 * PERIOD, 500);
        assertThat(supersampling.factor()).isEqualTo(1);
    }

    @Test
    void whatTheDriverRefusesIsNeverTriedAgain() {
        late(0.1 * PERIOD, 1000);
        assertThat(supersampling.factor()).isEqualTo(2);
        assertThat(said).isEmpty();
        supersampling.refuse();
        assertThat(supersampling.factor()).isEqualTo(1.7);
        late(0.1 * PERIOD, 100_000);
        assertThat(supersampling.factor()).isEqualTo(1.7);
        supersampling.refuse();
        assertThat(supersampling.factor()).isEqualTo(1.4);
        assertThat(said).hasSize(1);
    }

    @Test
    void aFixedNumberIsLoweredOnlyIfTheDriverRefusesIt() {
        Supersampling fixed = new Supersampling(OptionalDouble.of(1.5), said::add);
        fixed.frame(2 * PERIOD, PERIOD);
        assertThat(fixed.factor()).isEqualTo(1.5);
        fixed.refuse();
        assertThat(fixed.factor()).isEqualTo(1.4);
        for (int i = 0; i < 5; i++) {
            fixed.refuse();
        }
        assertThat(fixed.factor()).isEqualTo(1);
        assertThat(said).hasSize(1);
    }
}
