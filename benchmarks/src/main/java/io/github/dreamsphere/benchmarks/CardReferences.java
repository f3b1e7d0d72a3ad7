package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.models.caffe.CaffeReader;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * CardReferences FOLDER: writes {@code dreamsphere-dream}, GoogLeNet if it is in {@code dreamsphere.shared}, and what the
 * processor computes with them, for {@link CardRun}.
 */
public final class CardReferences {
    static final String BLOB = "inception_4c/output";
    static final int WIDTH = 320;
    static final int HEIGHT = 200;
    private static final int RGB = 3;

    private CardReferences() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        write(BuiltIn.DREAM.load().net(), folder.resolve("dreamsphere-dream.dsnet"));
        Path caffe = Path.of(System.getProperty("dreamsphere.shared", "../shared"), "models", "bvlc_googlenet");
        if (Files.exists(caffe)) {
            Net net = CaffeReader.read(caffe, ImageSpec.of(255, 1, ImageSpec.Channels.BGR, 104, 117, 123));
            write(net.upTo(BLOB), folder.resolve("googlenet.dsnet"));
        }
    }

    private static void write(Net net, Path file) throws IOException {
        NetFile.write(net, Precision.FLOAT16, file);
        try (Network network = new Network(NetFile.read(file));
                Pass pass = network.forwardBackward(BLOB, WIDTH, HEIGHT)) {
            float[] gradient = new float[WIDTH * HEIGHT * RGB];
            pass.forward(image());
            pass.backward(pass.activation(), gradient);
            ReferenceFloats.write(pass.activation(), beside(file, "activation"));
            ReferenceFloats.write(gradient, beside(file, "gradient"));
        }
    }

    static Path beside(Path net, String what) {
        return net.resolveSibling(net.getFileName() + "." + what);
    }

    static float[] image() {
        return image(WIDTH, HEIGHT);
    }

    static float[] image(int width, int height) {
        Random random = new Random(0);
        float[] image = new float[width * height * RGB];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextFloat();
        }
        return image;
    }
}
