package io.github.dreamsphere.models.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.NonFiniteGradientException;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Constant;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.LayerNorm;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.PRelu;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Reduction;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Softmax;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that is not a number stays one on its way through a net, so that a broken picture or net is noticed. */
class NotANumberTest extends OnCard {
    private static final int EDGE = 12;
    private static final int CHANNELS = 6;

    private final long seed = Seeds.fresh(this);
    private final Random random = new Random(seed);

    static Stream<Arguments> ops() {
        Random random = new Random(1);
        Stream<Op> ops = Stream.of(
                Relu.PLAIN,
                new Relu(0.1f),
                new Activation(Curve.CLIP, 0, 6),
                new Activation(Curve.CLIP, -1, 1),
                new Activation(Curve.HARD_SIGMOID, 0.2f, 0.5f),
                Activation.of(Curve.SIGMOID),
                Activation.of(Curve.TANH),
                Activation.of(Curve.GELU),
                Activation.of(Curve.SOFTPLUS),
                new Activation(Curve.ELU, 1, 0),
                new PRelu(Nets.random(random, CHANNELS)),
                Nets.maxPool(SlidingWindow.square(3, 2, 1)),
                Nets.maxPool(SlidingWindow.square(2, 1, 0)),
                new GlobalPool(Pool.Kind.MAX),
                new GlobalPool(Pool.Kind.AVERAGE),
                new Lrn(3, 0.5f, 0.75f, 1),
                new LayerNorm(Nets.random(random, CHANNELS), Nets.random(random, CHANNELS), 1e-3f),
                new Softmax(),
                new Reduction(Reduction.Kind.MAX));
        return ops.map(op -> Arguments.of(op.toString(), op));
    }

    private Layer wide() {
        return new Layer("wide", Nets.convolution(random, 3, CHANNELS, 3, 1, 1), "data", "wide");
    }

    /** An image of which one sample is not a number. */
    private float[] image() {
        float[] image = Nets.random(random, EDGE * EDGE * 3).data();
        image[random.nextInt(image.length)] = Float.NaN;
        return image;
    }

    private void assertCarriedOn(Net net) {
        float[] image = image();
        try (Pass pass = card.pass(net, List.of("out"), EDGE, EDGE, PassKind.FAST_GRADIENT)) {
            pass.forward(image);
            float[] blob = pass.activation();
            assertThat(blob).contains(Float.NaN);
            float[] gradient = new float[image.length];
            pass.backward(blob, gradient);
            assertThat(gradient).contains(Float.NaN);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ops")
    void everyOpCarriesItOn(String name, Op op) {
        assertCarriedOn(new Net("test", Nets.PLAIN, "data", List.of(wide(), new Layer("op", op, "wide", "out"))));
    }

    @Test
    void theGreaterAndTheSmallerOfTwoBlobsCarryItOn() {
        for (Eltwise op : List.of(Eltwise.max(), Eltwise.of(Eltwise.Kind.MIN))) {
            for (boolean first : new boolean[] {true, false}) {
                List<String> inputs = first ? List.of("wide", "still") : List.of("still", "wide");
                Constant values = new Constant(Nets.random(random, EDGE, EDGE, CHANNELS));
                Layer still = new Layer("still", values, List.of(), "still");
                assertCarriedOn(new Net(
                        "test", Nets.PLAIN, "data", List.of(wide(), still, new Layer("op", op, inputs, "out"))));
            }
        }
    }

    @Test
    void aBrokenPictureIsNamed() {
        Equirectangular sphere = new Equirectangular(128, 64);
        Image picture = SmoothSphere.waves(sphere, seed);
        picture.rgb()[random.nextInt(picture.rgb().length)] = Float.NaN;
        DreamOptions options =
                DreamOptions.defaults().withTile(64).withOctaves(1).withSteps(1).withSeed(seed);
        try (Network network = new Network(Nets.branches(), card)) {
            Dream dream = Dream.of(BlobObjective.energy(network, "cat"), options);
            assertThatThrownBy(() -> dream.run(picture, sphere, Progress.SILENT))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(NonFiniteGradientException.class);
        }
    }
}
