package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.ReferenceNets;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against figures that PyTorch computed; the nets beside this test are made by {@code src/test/python/onnx_nets.py}. */
public class OnnxReferenceTest {
    @ParameterizedTest
    @ValueSource(strings = {"vgg", "resnet", "densenet", "mobilenet", "efficientnet", "pixelshuffle"})
    void netsBesideTheCheckoutAgree(String name) throws IOException {
        Path folder = Shared.path("reference/onnx/" + name);
        ReferenceNets.assertAgrees(OnnxReader.read(folder.resolve(name + ".onnx"), Nets.PLAIN), folder);
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
        Net net = OnnxReader.read(ReferenceNets.resource(OnnxReferenceTest.class, name + ".onnx"), Nets.PLAIN);
        ReferenceNets.assertAgrees(net, OnnxReferenceTest.class, name);
    }

    /** Made by {@code src/test/python/onnx_nodes.py} with ONNX's own reference implementation. */
    @ParameterizedTest
    @ValueSource(strings = {"attention", "indices", "rotary"})
    void nodesThatPyTorchDoesNotWriteAgree(String name) throws IOException {
        netsOfManyOperatorsAgree(name);
    }
}
