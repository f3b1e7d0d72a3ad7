package io.github.dreamsphere.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    private static final Shape SMALL = new Shape(5, 4, 3);

    @Test
    void cropsAndKeepsEverySecond() {
        Taps rows = new Crop(1, 0, 0, 0, 2, 1).rows(5);
        assertThat(rows.from()).isDeepEqualTo(new int[][] {{1}, {3}});
    }

    @Test
    void mirrorsWithoutRepeatingTheEdge() {
        assertThat(new Pad(2, 0, 1, 0, Pad.Mode.REFLECT).rows(3).from())
                .isDeepEqualTo(new int[][] {{2}, {1}, {0}, {1}, {2}, {1}});
        assertThatThrownBy(() -> new Pad(3, 0, 0, 0, Pad.Mode.REFLECT).rows(3)).isInstanceOf(ShapeException.class);
    }

    @Test
    void padsWithNothing() {
        assertThat(new Pad(1, 0, 1, 0, Pad.Mode.ZERO).rows(2).from()).isDeepEqualTo(new int[][] {{}, {0}, {1}, {}});
    }

    @Test
    void linearWeightsAddUpToOne() {
        Resize half =
                new Resize(2, 2, Resize.Interpolation.LINEAR, Resize.Coordinates.HALF_PIXEL, Resize.Rounding.FLOOR, 0);
        Taps rows = half.rows(2);
        assertThat(rows.from()).isDeepEqualTo(new int[][] {{0, 0}, {0, 1}, {0, 1}, {1, 1}});
        assertThat(rows.weight()[1]).containsExactly(0.75f, 0.25f);
        assertThat(half.output(List.of(SMALL))).isEqualTo(new Shape(10, 8, 3));
    }

    @Test
    void turnedTapsGoBackWhereTheyCameFrom() {
        Taps back = Resize.repeat(2).rows(3).transposed(3);
        assertThat(back.outputs()).isEqualTo(3);
        assertThat(back.from()[1]).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void saysWhenNothingIsLeft() {
        assertThatThrownBy(() -> new Crop(3, 0, 2, 0, 1, 1).output(List.of(SMALL)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("no positions");
    }

    @Test
    void saysWhenASizeIsMoreThanAPictureCanHave() {
        int most = Integer.MAX_VALUE;
        Op border = new Border(most, 0, most, 0, 1);
        Op pad = new Pad(most, 0, most, 0, Pad.Mode.EDGE);
        Op resize = new Resize(
                1e12, 1, Resize.Interpolation.LINEAR, Resize.Coordinates.HALF_PIXEL, Resize.Rounding.FLOOR, 0);
        for (Op op : List.of(border, pad, resize)) {
            assertThatThrownBy(() -> op.output(List.of(SMALL)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("more than a picture can have");
        }
    }

    @Test
    void mixedPositionsMayComeFromAnywhere() {
        assertThat(new Pick(List.of(1, 0), 2).footprint()).isEqualTo(Footprint.EVERYTHING);
        List<Integer> free = List.of(0);
        Rearrange channels = new Rearrange(free, free, List.of(3, 2), List.of(), List.of(0), List.of(1), List.of(3, 2));
        assertThat(channels.footprint()).isEqualTo(Footprint.POINT);
        Rearrange turned = new Rearrange(free, free, List.of(3), List.of(), List.of(1), List.of(0), List.of(2));
        assertThat(turned.footprint()).isEqualTo(Footprint.EVERYTHING);
    }
}
