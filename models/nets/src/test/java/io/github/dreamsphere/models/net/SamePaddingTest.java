package io.github.dreamsphere.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamePaddingTest {
    @ParameterizedTest
    @CsvSource({
        // kernel, stride, size, positions, padding before and after, as TensorFlow 2.21 pads
        "3, 2, 8, 4, 0, 1",
        "3, 2, 7, 4, 1, 1",
        "7, 2, 224, 112, 2, 3",
        "7, 2, 225, 113, 3, 3",
        "2, 3, 7, 3, 0, 1",
        "2, 3, 5, 2, 0, 0",
        "1, 2, 7, 4, 0, 0",
        "5, 4, 9, 3, 2, 2",
        "4, 1, 9, 9, 1, 2",
    })
    void paddingDependsOnTheSize(int kernel, int stride, int size, int positions, int before, int after) {
        Op op = SamePadding.around(maximum(SlidingWindow.square(kernel, stride, 0)), SamePadding.Side.LAST);
        Shape input = new Shape(size, size, 1);
        assertThat(op.output(List.of(input))).isEqualTo(new Shape(positions, positions, 1));
        Pool padded = (Pool) op.over(List.of(input));
        assertThat(padded.window().padTop()).isEqualTo(before);
        assertThat(padded.window().padBottom()).isEqualTo(after);
        assertThat(padded.window().padLeft()).isEqualTo(before);
        assertThat(padded.window().padRight()).isEqualTo(after);
    }

    @Test
    void anOddRowCanComeFirst() {
        Op op = SamePadding.around(maximum(SlidingWindow.square(3, 2, 0)), SamePadding.Side.FIRST);
        Pool padded = (Pool) op.over(List.of(new Shape(8, 8, 1)));
        assertThat(padded.window().padTop()).isEqualTo(1);
        assertThat(padded.window().padBottom()).isZero();
    }

    @Test
    void paddingThatDoesNotDependOnTheSizeMakesAPlainOp() {
        assertThat(SamePadding.around(maximum(SlidingWindow.square(3, 1, 0)), SamePadding.Side.LAST))
                .isEqualTo(maximum(SlidingWindow.square(3, 1, 1)));
    }

    @Test
    void onlyWindowsWithoutPaddingArePadded() {
        Pool padded = maximum(SlidingWindow.square(3, 2, 1));
        assertThatThrownBy(() -> new SamePadding(padded, SamePadding.Side.LAST)).hasMessageContaining("no padding");
        assertThatThrownBy(() -> new SamePadding(Relu.PLAIN, SamePadding.Side.LAST))
                .hasMessageContaining("only a convolution or pool");
    }

    private static Pool maximum(SlidingWindow window) {
        return new Pool(Pool.Kind.MAX, window, Pool.Rounding.FLOOR, Pool.Divisor.IMAGE);
    }
}
