package io.github.dreamsphere.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramePatternTest {
    @Test
    void numbersFilesInTheirFolder() {
        FramePattern pattern = new FramePattern(Path.of("100%", "turn_%03d.png"));
        assertThat(pattern.of(7)).isEqualTo(Path.of("100%", "turn_007.png"));
        assertThat(FramePattern.isOne(pattern.path())).isTrue();
        assertThat(FramePattern.isOne(pattern.of(7))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn.png", "turn_%.png", "turn_%s%s.png", "turn_%f.png"})
    void refusesNamesWithoutAPlaceForANumber(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FramePattern(Path.of(name)))
                .withMessageStartingWith(name + ": ");
    }
}
