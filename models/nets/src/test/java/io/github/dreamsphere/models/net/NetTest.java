package io.github.dreamsphere.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetTest {
    @Test
    void everyBlobHasItsShape() {
        assertThat(Nets.branches().shapes(9, 6))
                .containsEntry("data", new Shape(6, 9, 3))
                .containsEntry("conv", new Shape(3, 5, 4))
                .containsEntry("cat", new Shape(3, 5, 8));
    }

    @Test
    void blobsAreListedWithTheirFootprintAndWithoutIntermediateOnes() {
        List<Blob> blobs = Nets.branches().listing(32, 32);
        assertThat(blobs).extracting(Blob::name).containsExactly("conv", "a", "b", "sum", "cat");
        assertThat(blobs.get(0).footprint()).isEqualTo(new Footprint(3, 2));
        assertThat(blobs.get(4).footprint()).isEqualTo(new Footprint(7, 2));
    }

    @Test
    void onlyTheNeededLayersAreKept() {
        assertThat(Nets.branches().upTo("b").layers()).extracting(Layer::name).containsExactly("conv", "relu", "b");
    }

    @Test
    void anUnknownBlobListsThoseThatExist() {
        assertThatThrownBy(() -> Nets.branches().upTo("inception"))
                .isInstanceOf(UnknownBlobException.class)
                .hasMessage("net branches has no layer 'inception'; it has: conv, a, b, sum, cat");
    }

    @Test
    void theMinimumSizeIsTheSmallestThatWorks() {
        Net net = Nets.of(Nets.convolution(new Random(1), 3, 1, 7, 1, 1));
        assertThat(net.minimumSize("out")).isEqualTo(5);
        assertThatThrownBy(() -> net.shapes(4, 5))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("layer 'layer'")
                .hasMessageContaining("4x5");
    }

    /** Patches of 14 pixels, a row of them for each row of the picture, and a constant that fits 5x5 patches only. */
    private static Net fixedAt70() {
        Random random = new Random(1);
        return new Net(
                "patches",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("patches", Nets.convolution(random, 3, 4, 14, 14, 0), "data", "patches"),
                        new Layer("places", new Constant(Nets.random(random, 5, 5, 4)), List.of(), "places"),
                        new Layer("sum", Eltwise.sum(1f, 1f), List.of("patches", "places"), "sum")));
    }

    @Test
    void aNetWithAConstantForEachPatchWorksAtOneSize() {
        assertThat(fixedAt70().fixedSize("sum")).hasValue(70);
        assertThat(fixedAt70().minimumSize("sum")).isEqualTo(70);
        assertThat(fixedAt70().channels("sum")).isEqualTo(4);
        assertThat(fixedAt70().sizeNear(224, "sum")).isEqualTo(70);
    }

    @Test
    void whatComesBeforeTheFixedPartIsFree() {
        assertThat(fixedAt70().fixedSize("patches")).isEmpty();
        assertThat(fixedAt70().minimumSize("patches")).isEqualTo(14);
        assertThat(fixedAt70().sizeNear(224, "patches")).isEqualTo(224);
        assertThat(Nets.branches().fixedSize("cat")).isEmpty();
    }

    @Test
    void ofSizesThatPaddingRoundsUpTheStridesDivideTheFixedOne() {
        Random random = new Random(1);
        Net net = new Net(
                "padded",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("a", Nets.convolution(random, 3, 4, 3, 2, 1), "data", "a"),
                        new Layer("b", Nets.convolution(random, 4, 4, 3, 2, 1), "a", "b"),
                        new Layer("places", new Constant(Nets.random(random, 16, 16, 4)), List.of(), "places"),
                        new Layer("sum", Eltwise.sum(1f, 1f), List.of("b", "places"), "sum")));
        assertThat(net.fixedSize("sum")).hasValue(64);
    }

    @Test
    void aNetThatWorksAtNoSquareSizeSaysSo() {
        Random random = new Random(1);
        Net net = new Net(
                "oblong",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("places", new Constant(Nets.random(random, 20, 30, 3)), List.of(), "places"),
                        new Layer("sum", Eltwise.sum(1f, 1f), List.of("data", "places"), "sum")));
        assertThatThrownBy(() -> net.minimumSize("sum"))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("no square size")
                .hasMessageContaining("layer 'sum'");
    }

    @Test
    void aBlobIsWrittenOnceAndBeforeItIsRead() {
        Layer a = new Layer("a", Relu.PLAIN, "data", "x");
        assertThatThrownBy(() -> new Net("n", Nets.PLAIN, "data", List.of(a, a)))
                .hasMessageContaining("second time");
        Layer b = new Layer("b", Relu.PLAIN, "y", "z");
        assertThatThrownBy(() -> new Net("n", Nets.PLAIN, "data", List.of(b))).hasMessageContaining("no layer before");
    }
}
