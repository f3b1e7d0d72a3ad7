package io.github.dreamsphere.app.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaidTest {
    @Test
    void theFirstLineIsWhatIsWrong() {
        assertThat(Said.firstLine("\n[mov,mp4 @ 0x1dee7500] moov atom not found\nin.mp4: Invalid data"))
                .isEqualTo("moov atom not found");
        assertThat(Said.firstLine("[a] b")).isEqualTo("[a] b");
        assertThat(Said.firstLine(" \n")).isEqualTo("(it said nothing)");
    }
}
