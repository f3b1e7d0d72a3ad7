package io.github.dreamsphere.models.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.ReferenceNets;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against figures that PyTorch and Keras computed. */
class KerasReferenceTest {
    private static final double ACTIVATION = 1e-4;

    /** The nets beside this test are made by {@code keras_nets.py} and {@code keras_layers.py}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sequential.h5",
                "functional.h5",
                "layers.keras",
                "nested.keras",
                "nested_h5.h5",
                "nested_reversed.h5",
                "channels_first.h5",
                "keras1_tf.h5",
                "keras1_th.h5",
                "keras1_theano.h5"
            })
    void netsOfManyLayersAgree(String name) throws IOException {
        Path file = ReferenceNets.resource(KerasReferenceTest.class, name);
        KerasReader.Result read = KerasReader.read(file);
        assertThat(read.leftOut()).isEmpty();
        String stem = name.substring(0, name.indexOf('.'));
        ReferenceNets.assertAgrees(read.withInput(file, Nets.PLAIN), KerasReferenceTest.class, stem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keras_bn_nocenter",
                "keras_conv_same_s2_odd",
                "keras_dw_after_concat",
                "keras_se",
                "keras_up_bilinear"
            })
    void sharedCasesAgree(String name) throws IOException {
        String stem = "cases/nets/" + name;
        Net net = KerasReader.read(Shared.path(stem + ".h5"), Nets.PLAIN);
        Shared.assertClose(
                output(net, 32, 24, Shared.floats(stem + ".in")), Shared.chw(stem + ".expected.npy"), ACTIVATION);
    }

    /** No figures come with this net; the two formats must agree. */
    @Test
    void theSharedNetOfKeras3IsTheSameInBothFormats() throws IOException {
        float[] image = Nets.random(new Random(3), 32 * 24 * 3).data();
        Net archive = KerasReader.read(Shared.path("cases/nets/keras3.keras"), Nets.PLAIN);
        Net h5 = KerasReader.read(Shared.path("cases/nets/keras3.h5"), Nets.PLAIN);
        float[] expected = output(h5, 32, 24, image);
        Shared.assertClose(output(archive, 32, 24, image), expected, 1e-6);
        assertThat(expected).isNotEmpty().doesNotContain(Float.NaN);
    }

    private static float[] output(Net net, int width, int height, float[] image) {
        try (Network network = new Network(net);
                Pass pass = network.forward(net.output(), width, height)) {
            pass.forward(image);
            return pass.activation();
        }
    }
}
