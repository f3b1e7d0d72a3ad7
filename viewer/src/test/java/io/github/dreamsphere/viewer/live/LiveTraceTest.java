package io.github.dreamsphere.viewer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.sphere.Vec3;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTraceTest {
    @Test
    void itIsReadAsItIsWritten() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        LiveTrace trace = new LiveTrace();
        int steps = 0;
        for (int i = 0; i < 50; i++) {
            Vec3 gaze = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalized();
            LiveTrace.Glance glance = LiveTrace.Glance.at(gaze);
            assertThat(Math.toDegrees(glance.gaze().angleTo(gaze)))
                    .as("seed " + seed)
                    .isLessThan(0.72);
            trace.add(glance);
            for (int step = random.nextInt(6); step > 0; step--) {
                trace.step();
                steps++;
            }
        }
        LiveTrace read = LiveTrace.of(trace.text());
        assertThat(read.glances()).as("seed " + seed).isEqualTo(trace.glances());
        assertThat(read.steps()).as("seed " + seed).isEqualTo(steps);
    }

    @Test
    void ofADreamThatHasNotBegunItIsEmpty() {
        assertThat(LiveTrace.of("").glances()).isEmpty();
        assertThat(new LiveTrace().text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2",
                "1,2,3,4",
                "a,2,3",
                "1,2,3 ,",
                "1.5,2,3",
                "1,2,99999999999",
                "1,2,-1",
                "1,2,6",
                "1,2,4294967295"
            })
    void whatIsDamagedIsRefused(String text) {
        assertThatThrownBy(() -> LiveTrace.of(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("a view must be");
    }
}
