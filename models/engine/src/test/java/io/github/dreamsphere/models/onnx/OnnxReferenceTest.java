package io.github.dreamsphere.models.onnx;

import static io.github.dreamsphere.models.Shared.assertClose;

import io.github.dreamsphere.models.ReferenceNets;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against figures that PyTorch computed; the nets beside this test are made by {@code src/test/python/onnx_nets.py}. */
class OnnxReferenceTest {
    private static final double ACTIVATION = 1e-4;
    private static final double GRADIENT = 1e-3;
    private static final ImageSpec RAW = ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);

    @ParameterizedTest
    @ValueSource(strings = {"vgg", "resnet", "densenet", "mobilenet", "efficientnet", "pixelshuffle"})
    void netsBesideTheCheckoutAgree(String name) throws IOException {
        Path folder = Shared.path("reference/onnx/" + name);
        assertAgrees(
                folder.resolve(name + ".onnx"),
                read(folder.resolve("image.npy")),
                read(folder.resolve("features.npy")),
                read(folder.resolve("gradient.npy")),
                read(folder.resolve("output.npy")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "classic",
                "classic_opset7",
                "convnext",
                "convnext_opset17",
                "curves",
                "focus",
                "further",
                "halves",
                "halves_opset7",
                "norms",
                "norms_opset7",
                "shuffle",
                "sizes"
            })
    void netsOfManyOperatorsAgree(String name) throws IOException {
        Net net = OnnxReader.read(ReferenceNets.resource(OnnxReferenceTest.class, name + ".onnx"), RAW);
        ReferenceNets.assertAgrees(net, OnnxReferenceTest.class, name);
    }

    /** Made by {@code src/test/python/onnx_nodes.py} with ONNX's own reference implementation. */
    @ParameterizedTest
    @ValueSource(strings = {"attention", "indices", "rotary"})
    void nodesThatPyTorchDoesNotWriteAgree(String name) throws IOException {
        netsOfManyOperatorsAgree(name);
    }

    private static void assertAgrees(Path file, INDArray image, INDArray features, INDArray gradient, INDArray output)
            throws IOException {
        Net net = OnnxReader.read(file, RAW);
        int height = (int) image.size(2);
        int width = (int) image.size(3);
        try (Network network = new Network(net)) {
            try (Pass pass = network.forwardBackward("features", width, height)) {
                pass.forward(hwc(image));
                assertClose(pass.activation(), hwc(features), ACTIVATION);
                float[] rgbGradient = new float[width * height * 3];
                pass.backward(pass.activation(), rgbGradient);
                assertClose(rgbGradient, hwc(gradient), GRADIENT);
            }
            try (Pass pass = network.forward("output", width, height)) {
                pass.forward(hwc(image));
                assertClose(pass.activation(), hwc(output), ACTIVATION);
            }
        }
    }

    private static float[] hwc(INDArray array) {
        INDArray ordered = array.rank() == 4
                ? array.reshape(array.size(1), array.size(2), array.size(3)).permute(1, 2, 0)
                : array;
        return ordered.dup('c').data().asFloat();
    }

    private static INDArray read(Path file) {
        return Nd4j.createFromNpyFile(file.toFile());
    }
}
