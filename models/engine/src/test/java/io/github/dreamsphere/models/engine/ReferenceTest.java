package io.github.dreamsphere.models.engine;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.caffe.CaffeReader;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against figures that PyTorch computed, independently of this project's code. */
class ReferenceTest {
    private static final double ACTIVATION = 1e-4;
    private static final double GRADIENT = 1e-3;

    @ParameterizedTest
    @CsvSource({
        "bvlc_googlenet, googlenet_224, 224, 224, pool1/norm1",
        "bvlc_googlenet, googlenet_224, 224, 224, inception_3b/output",
        "bvlc_googlenet, googlenet_224, 224, 224, inception_4c/output",
        "bvlc_googlenet, googlenet_224, 224, 224, prob",
        "bvlc_googlenet, googlenet_320x200, 320, 200, inception_4c/output",
        "squeezenet_v1.1, squeezenet_224, 224, 224, fire5/concat",
        "squeezenet_v1.1, squeezenet_224, 224, 224, fire9/concat",
    })
    void activationsAndGradientsAgree(String model, String folder, int width, int height, String blob)
            throws IOException {
        Net net = CaffeReader.read(Shared.path("models/" + model), Shared.IMAGENET);
        String stem = "reference/" + folder + "/" + blob.replace('/', '_');
        String image = "reference/input_" + (width == height ? "224" : width + "x" + height) + ".png";
        try (Network network = new Network(net);
                Pass pass = network.forwardBackward(blob, width, height)) {
            pass.forward(Shared.rgb(image));
            float[] activation = pass.activation();
            assertClose(activation, Shared.chw(stem + ".activation_chw.npy"), ACTIVATION);
            float[] gradient = new float[width * height * 3];
            pass.backward(activation, gradient);
            float[] expected = Shared.values(stem + ".gradient_rgb_hwc.npy");
            for (int i = 0; i < expected.length; i++) {
                expected[i] *= 255;
            }
            assertClose(gradient, expected, GRADIENT);
        }
    }

    @Test
    void waifu2xDoublesByADeconvolution() throws IOException {
        assertUpscales("upconv_7_photo/scale2.0x_model", 192, 128, 1, "waifu2x_upconv7_photo_2x_hwc.npy");
    }

    @Test
    void waifu2xSharpensADoubledImage() throws IOException {
        assertUpscales("photo/scale2.0x_model", 192, 128, 2, "waifu2x_photo_2x_hwc.npy");
    }

    private static void assertUpscales(String model, int width, int height, int repeat, String expected)
            throws IOException {
        Net net = CaffeReader.read(
                Shared.path("models/waifu2x/" + model + ".prototxt"),
                Shared.path("models/waifu2x/" + model + ".json.caffemodel"),
                ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0));
        int paddedWidth = width * repeat + 14;
        int paddedHeight = height * repeat + 14;
        try (Network network = new Network(net);
                Pass pass = network.forward(net.output(), paddedWidth, paddedHeight)) {
            pass.forward(replicated(Shared.rgb("reference/sr_input_192x128.png"), width, height, repeat));
            assertThat(pass.output().width()).isEqualTo(2 * width);
            assertClose(pass.activation(), Shared.values("reference/" + expected), ACTIVATION);
        }
    }

    /** Each pixel {@code repeat} times either way, and the edges 7 pixels further. */
    private static float[] replicated(float[] rgb, int width, int height, int repeat) {
        int toWidth = width * repeat + 14;
        int toHeight = height * repeat + 14;
        float[] to = new float[toWidth * toHeight * 3];
        for (int i = 0; i < to.length; i++) {
            int x = Math.min(Math.max((i / 3 % toWidth - 7) / repeat, 0), width - 1);
            int y = Math.min(Math.max((i / 3 / toWidth - 7) / repeat, 0), height - 1);
            to[i] = rgb[(y * width + x) * 3 + i % 3];
        }
        return to;
    }
}
