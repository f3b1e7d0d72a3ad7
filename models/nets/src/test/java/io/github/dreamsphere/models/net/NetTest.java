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
                .hasMessage("network branches has no layer 'inception'; it has: conv, a, b, sum, cat");
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

    @Test
    void aBlobIsWrittenOnceAndBeforeItIsRead() {
        Layer a = new Layer("a", Relu.PLAIN, "data", "x");
        assertThatThrownBy(() -> new Net("n", Nets.PLAIN, "data", List.of(a, a)))
                .hasMessageContaining("second time");
        Layer b = new Layer("b", Relu.PLAIN, "y", "z");
        assertThatThrownBy(() -> new Net("n", Nets.PLAIN, "data", List.of(b))).hasMessageContaining("no layer before");
    }
}
