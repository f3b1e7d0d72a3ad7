package io.github.dreamsphere.models.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.ReferenceNets;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.caffe.CaffeReader;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.net.DeconvolutionPhases;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.onnx.OnnxReader;
import io.github.dreamsphere.models.onnx.OnnxReferenceTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole nets never leave the card within a pass. */
class CatalogueNetsTest extends OnCard {
    private static void assertStays(Net net, String blob, int width, int height) {
        Net rewritten = DeconvolutionPhases.of(net);
        try (CardPass pass = (CardPass) card.pass(rewritten, List.of(blob), width, height, PassKind.EXACT_GRADIENT)) {
            assertThat(pass.processorOps()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(BuiltIn.class)
    void builtInNetsStay(BuiltIn builtIn) throws IOException {
        Net net = builtIn.load().net();
        int edge = net.sizeNear(64, net.output());
        assertStays(net, net.output(), edge, edge);
    }

    @ParameterizedTest
    @CsvSource({
        "bvlc_googlenet/deploy.prototxt, bvlc_googlenet/bvlc_googlenet_noaux.caffemodel, 224",
        "squeezenet_v1.1/deploy.prototxt, squeezenet_v1.1/squeezenet_v1.1.caffemodel, 64",
        "waifu2x/photo/scale2.0x_model.prototxt, waifu2x/photo/scale2.0x_model.json.caffemodel, 64",
        "waifu2x/upconv_7_photo/scale2.0x_model.prototxt, waifu2x/upconv_7_photo/scale2.0x_model.json.caffemodel, 64",
    })
    void caffeNetsStay(String layers, String weights, int edge) throws IOException {
        Net net = CaffeReader.read(Shared.path("models/" + layers), Shared.path("models/" + weights), Nets.PLAIN);
        assertStays(net, net.output(), edge, edge);
    }

    /** The figures are PyTorch's. */
    @ParameterizedTest
    @ValueSource(strings = {"vgg", "resnet", "densenet", "mobilenet", "efficientnet", "pixelshuffle"})
    void onnxNetsStayAndAgree(String name) throws IOException {
        Path folder = Shared.path("reference/onnx/" + name);
        Net net = OnnxReader.read(folder.resolve(name + ".onnx"), Nets.PLAIN);
        int edge = net.sizeNear(64, "features");
        assertStays(net, "features", edge, edge);
        ReferenceNets.assertAgrees(net, folder, made -> new Network(made, card));
    }

    /** Layers of convolutional nets of today and of transformers. */
    @ParameterizedTest
    @CsvSource({"convnext, 32, 32", "convnext_opset17, 32, 32", "attention, 8, 6", "shuffle, 32, 32", "norms, 32, 32"})
    void smallNetsStayAndAgree(String name, int width, int height, @TempDir Path folder) throws IOException {
        Path file = folder.resolve(name + ".onnx");
        try (InputStream in = OnnxReferenceTest.class.getResourceAsStream(name + ".onnx")) {
            Files.copy(in, file);
        }
        Net net = OnnxReader.read(file, Nets.PLAIN);
        assertStays(net, "features", width, height);
        CardAgreement.assertAgrees(card, net, List.of("features"), width, height);
    }
}
