package io.github.dreamsphere.models.train.distil;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.train.NoisePicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResizingTest {
    private static final int EDGE = 12;

    /** Two branches of 4 and 5 channels, pooled and joined, and a convolution that reads both. */
    private static Net net() {
        Random random = new Random(5);
        return new Net(
                "net",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("left/0", Nets.convolution(random, 3, 4, 3, 2, 1), "data", "left@left/1"),
                        new Layer("left", Relu.PLAIN, "left@left/1", "left"),
                        new Layer("right", Nets.convolution(random, 3, 5, 1, 2, 0), "data", "right"),
                        new Layer("pool", Nets.maxPool(SlidingWindow.square(3, 1, 1)), "left", "pool"),
                        new Layer("both", new Concat(), List.of("pool", "right"), "both"),
                        new Layer("out", Nets.convolution(random, 9, 2, 3, 1, 1), "both", "out")));
    }

    @Test
    void moreChannelsDoNotChangeWhatIsComputed() {
        Net wider = new Resizing(Map.of("left", 7, "right", 6), 1).of(net());
        assertThat(wider.channels("both")).isEqualTo(13);
        assertClose(NoisePicture.blob(wider, "out", EDGE), NoisePicture.blob(net(), "out", EDGE), 1e-5);
    }

    @Test
    void aNewChannelIsMadeOfTwoOldOnesAndSpeaks() {
        Net wider = new Resizing(Map.of("right", 6), 1).of(net());
        float[] right = NoisePicture.blob(wider, "right", EDGE);
        double most = 0;
        for (int i = 5; i < right.length; i += 6) {
            most = Math.max(most, Math.abs(right[i]));
        }
        assertThat(most).isGreaterThan(0.01);
    }

    @Test
    void theChannelsThatMatterLeastAreLeftOut() {
        Net net = withoutReaders(net(), 1, 6);
        Net narrower = new Resizing(Map.of("left", 3, "right", 4), 1).of(net);
        assertThat(narrower.channels("both")).isEqualTo(7);
        assertClose(NoisePicture.blob(narrower, "out", EDGE), NoisePicture.blob(net, "out", EDGE), 1e-5);
    }

    /** The net whose last layer does not read two of the joined channels. */
    private static Net withoutReaders(Net net, int one, int other) {
        List<Layer> layers = new ArrayList<>(net.layers());
        Layer last = layers.remove(layers.size() - 1);
        Convolution old = (Convolution) last.op();
        float[] weights = old.weights().data().clone();
        for (int i = 0; i < weights.length; i++) {
            int input = i / 9 % 9;
            weights[i] = input == one || input == other ? 0 : weights[i];
        }
        Tensor kernel = new Tensor(old.weights().shape(), weights);
        layers.add(new Layer("out", new Convolution(kernel, old.bias(), old.window(), 1), last.inputs(), "out"));
        return new Net(net.name(), net.imageSpec(), net.input(), layers);
    }

    @Test
    void aBranchWithoutChannelsIsLeftOut() {
        Net without = new Resizing(Map.of("right", 0, "left", 3), 1).of(net());
        assertThat(without.blobs()).containsExactly("left", "pool", "both", "out");
        assertThat(without.channels("both")).isEqualTo(3);
        List<Layer> layers = new ArrayList<>(net().layers());
        layers.replaceAll(layer -> layer.name().equals("right") ? silent(layer) : layer);
        Net narrower = new Resizing(Map.of("left", 3), 1).of(new Net("net", Nets.PLAIN, "data", layers));
        assertClose(NoisePicture.blob(without, "out", EDGE), NoisePicture.blob(narrower, "out", EDGE), 1e-5);
    }

    /** The convolution {@code layer} with zeros only. */
    private static Layer silent(Layer layer) {
        Convolution old = (Convolution) layer.op();
        Tensor zeros = new Tensor(old.weights().shape(), new float[old.weights().data().length]);
        return new Layer(
                layer.name(),
                new Convolution(zeros, Tensor.zeros(old.outputs()), old.window(), 1),
                layer.inputs(),
                layer.output());
    }

    /** A pool reads "left", and nothing reads "out". */
    @ParameterizedTest
    @ValueSource(strings = {"left", "out"})
    void onlyBranchesAreLeftOut(String blob) {
        assertThatThrownBy(() -> new Resizing(Map.of(blob, 0), 1).of(net()))
                .isInstanceOf(UnsuitableNetException.class)
                .hasMessage("the number of channels of '" + blob + "' cannot become 0:"
                        + " only blobs that are joined with others can be left out");
    }

    @Test
    void atLeastOneBranchStays() {
        Net branches = new Net(
                "net",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("a", Nets.convolution(new Random(6), 3, 4, 1, 1, 0), "data", "a"),
                        new Layer("b", Nets.convolution(new Random(7), 3, 4, 1, 1, 0), "data", "b"),
                        new Layer("both", new Concat(), List.of("a", "b"), "both")));
        assertThat(new Resizing(Map.of("a", 0), 1).of(branches).channels("both"))
                .isEqualTo(4);
        assertThatThrownBy(() -> new Resizing(Map.of("a", 0, "b", 0), 1).of(branches))
                .isInstanceOf(UnsuitableNetException.class)
                .hasMessageContaining("cannot become 0");
    }

    @Test
    void aLayerThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new Resizing(Map.of("middle", 7), 1).of(net()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'middle'");
        assertThatThrownBy(() -> new Resizing(Map.of("out", -1), 1).of(net()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'out' cannot become -1");
        assertThatThrownBy(() -> new Resizing(Map.of(), 1).of(Nets.branches()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'sum'");
    }
}
