package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlinkTest {
    private final Blink blink = new Blink();
    private final List<String> done = new ArrayList<>();

    @Test
    void theJumpIsDoneInTheDark() {
        assertThat(blink.darkness(10)).isZero();
        blink.over(() -> done.add("first"), 10);
        assertThat(blink.darkness(10.04)).isBetween(0.4, 0.6);
        blink.over(() -> done.add("second"), 10.05);
        assertThat(done).isEmpty();
        assertThat(blink.darkness(10.081)).isGreaterThan(0.98);
        assertThat(done).containsExactly("first", "second");
        assertThat(blink.darkness(10.18)).isBetween(0.4, 0.6);
        assertThat(blink.darkness(10.3)).isZero();
        assertThat(done).hasSize(2);
    }

    /** As when the wearer turns several times in a row. */
    @Test
    void aJumpWhileItOpensDarkensFromThereOn() {
        blink.after(5);
        double half = blink.darkness(5.1);
        blink.over(() -> done.add("next"), 5.1);
        assertThat(blink.darkness(5.1)).isCloseTo(half, within(1e-9));
        assertThat(blink.darkness(5.13)).isGreaterThan(half);
        assertThat(done).isEmpty();
        assertThat(blink.darkness(5.141)).isGreaterThan(0.98);
        assertThat(done).containsExactly("next");
    }

    @Test
    void itOpensAfterAJump() {
        blink.after(5);
        assertThat(blink.darkness(5)).isEqualTo(1);
        assertThat(blink.darkness(5.3)).isZero();
    }
}
