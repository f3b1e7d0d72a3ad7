package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void itOpensAfterAJump() {
        blink.after(5);
        assertThat(blink.darkness(5)).isEqualTo(1);
        assertThat(blink.darkness(5.3)).isZero();
    }
}
