package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.onnx.OnnxReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what all rectifiers of an ONNX net give for the image beside it, and the gradient, into a folder for
 * {@code onnx_decisions.py}: the files 0, 1, … in the order of the net, and gradient, as floats.
 */
public final class OnnxRectifiers {
    private static final ImageSpec RAW = ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);

    private OnnxRectifiers() {}

    /** Arguments: the net, the folder. */
    public static void main(String[] arguments) throws IOException {
        String stem = arguments[0].replaceFirst("\\.[^.]*$", "");
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        int edge = Integer.parseInt(Files.readString(Path.of(stem + ".txt")).split(" ")[0]);
        float[] image = ReferenceFloats.read(stem + ".image");
        Net net = OnnxReader.read(Path.of(arguments[0]), RAW, note -> {});
        List<String> blobs = new ArrayList<>(List.of("output"));
        net.layers().stream()
                .filter(layer -> layer.op() instanceof Relu)
                .map(Layer::output)
                .forEach(blobs::add);
        try (Network network = new Network(net);
                Pass pass = network.forwardBackward(blobs, edge, edge)) {
            pass.forward(image);
            List<float[]> gradients = new ArrayList<>(List.of(pass.activation()));
            for (int i = 1; i < blobs.size(); i++) {
                ReferenceFloats.write(pass.activation(i), folder.resolve(String.valueOf(i - 1)));
                gradients.add(new float[pass.output(i).length()]);
            }
            float[] gradient = new float[image.length];
            pass.backward(gradients, gradient);
            ReferenceFloats.write(gradient, folder.resolve("gradient"));
        }
    }
}
