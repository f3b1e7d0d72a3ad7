package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeapOptionsTest {
    private static String of(String... arguments) {
        return HeapOptions.of(List.of(arguments));
    }

    @Test
    void leavesRoomForTheNets() {
        assertThat(of("dream", "in.jpg", "-o", "out.jpg", "--memory", "4g")).isEqualTo("-Xmx3456m -Xmn256m");
        assertThat(of("dream", "--memory=1280m", "in.jpg")).isEqualTo("-Xmx640m -Xmn213m");
        assertThat(of("upscale", "--width", "64", "--memory", "900MB")).isEqualTo("-Xmx450m -Xmn150m");
        assertThat(of("upscale", "--mem", "2G")).isEqualTo("-Xmx1408m -Xmn256m");
    }

    @Test
    void leavesWrongValuesToTheCommand() {
        assertThat(of("dream", "in.jpg")).isEmpty();
        assertThat(of("dream", "--memory", "much")).isEmpty();
        assertThat(of("dream", "--memory")).isEmpty();
        assertThat(of("dream", "--memory", "1g", "--memory", "2g")).isEmpty();
        assertThat(of("dream", "--", "--memory", "1g")).isEmpty();
    }
}
