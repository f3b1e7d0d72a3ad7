package io.github.dreamsphere.models.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlidingWindowTest {
    @ParameterizedTest
    @CsvSource({
        // kernel, stride, pad, size, whole windows, windows as Caffe pools
        "3, 2, 0, 112, 55, 56",
        "3, 2, 0, 113, 56, 56",
        "3, 1, 1, 28, 28, 28",
        "2, 2, 1, 5, 3, 3",
        "2, 2, 1, 4, 3, 3",
        "1, 2, 0, 4, 2, 2",
        "7, 1, 0, 7, 1, 1",
        "3, 2, 0, 2, 0, 1",
        "3, 2, 0, 1, 0, 0",
    })
    void windowsAreCountedAsCaffeDoes(int kernel, int stride, int pad, int size, int floor, int ceil) {
        SlidingWindow window = SlidingWindow.square(kernel, stride, pad);
        assertThat(window.positionsX(size)).isEqualTo(floor);
        assertThat(window.positionsY(size)).isEqualTo(floor);
        assertThat(window.ceilPositionsX(size)).isEqualTo(ceil);
        assertThat(window.ceilPositionsY(size)).isEqualTo(ceil);
    }
}
