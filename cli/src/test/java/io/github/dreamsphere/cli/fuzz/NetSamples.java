package io.github.dreamsphere.cli.fuzz;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.core.dream.DreamState;
import io.github.dreamsphere.core.dream.DreamStateFile;
import io.github.dreamsphere.core.file.Leftovers;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.train.Checkpoint;
import io.github.dreamsphere.models.train.WeightAverage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small nets of all formats, and the texts and states that belong to them. */
final class NetSamples {
    private static final String RESOURCES = "io/github/dreamsphere/models/";
    private static final List<String> ONNX = List.of(
            "attention",
            "classic",
            "classic_opset7",
            "convnext",
            "convnext_opset17",
            "curves",
            "focus",
            "further",
            "halves",
            "indices",
            "norms",
            "norms_opset7",
            "rotary",
            "shuffle",
            "sizes");

    private NetSamples() {}

    private interface Writing {
        void into(Path folder) throws IOException;
    }

    /** What {@code writing} writes into an empty folder. */
    private static SortedMap<String, byte[]> files(Writing writing) throws IOException {
        Path folder = Files.createTempDirectory("samples");
        try {
            writing.into(folder);
            SortedMap<String, byte[]> files = new TreeMap<>();
            try (var all = Files.list(folder)) {
                for (Path file : all.toList()) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
            return files;
        } finally {
            Leftovers.deleteTree(folder);
        }
    }

    private static SortedMap<String, byte[]> resource(String as, String name) throws IOException {
        return new TreeMap<>(Map.of(as, PictureSamples.resource(RESOURCES + name)));
    }

    static List<SortedMap<String, byte[]>> dsnets() throws IOException {
        List<SortedMap<String, byte[]>> samples = new ArrayList<>();
        Random random = new Random(3);
        List<Net> nets = List.of(
                Nets.branches(), Nets.everyOp(), Nets.golden(), Nets.of(Nets.convolution(random, 3, 4, 3, 1, 1)));
        for (Net net : nets) {
            for (Precision precision : Precision.values()) {
                samples.add(files(folder -> NetFile.write(net, precision, folder.resolve("net.dsnet"))));
            }
        }
        return samples;
    }

    static List<SortedMap<String, byte[]>> onnx() throws IOException {
        List<SortedMap<String, byte[]>> samples = new ArrayList<>();
        for (String name : ONNX) {
            samples.add(resource("net.onnx", "onnx/" + name + ".onnx"));
        }
        return samples;
    }

    static List<SortedMap<String, byte[]>> caffe() throws IOException {
        List<SortedMap<String, byte[]>> samples = new ArrayList<>();
        for (String name : List.of("axes", "curves", "old", "oldest", "residual", "segmentation")) {
            SortedMap<String, byte[]> sample = resource("net.prototxt", "caffe/" + name + ".prototxt");
            sample.putAll(resource("net.caffemodel", "caffe/" + name + ".caffemodel"));
            samples.add(sample);
        }
        return samples;
    }

    static List<SortedMap<String, byte[]>> h5() throws IOException {
        List<SortedMap<String, byte[]>> samples = new ArrayList<>();
        for (String name : List.of(
                "channels_first",
                "functional",
                "keras1_tf",
                "keras1_th",
                "nested_h5",
                "nested_reversed",
                "sequential")) {
            samples.add(resource("net.h5", "keras/" + name + ".h5"));
        }
        return samples;
    }

    static List<SortedMap<String, byte[]>> keras() throws IOException {
        return List.of(resource("net.keras", "keras/layers.keras"), resource("net.keras", "keras/nested.keras"));
    }

    static List<SortedMap<String, byte[]>> imported() throws IOException {
        SortedMap<String, byte[]> sample =
                files(folder -> NetFile.write(Nets.branches(), Precision.FLOAT32, folder.resolve("net.dsnet")));
        sample.put("labels.txt", "tench\ngoldfish\nKäse\n".getBytes(StandardCharsets.UTF_8));
        sample.put("layers.txt", "relu\nsum\n".getBytes(StandardCharsets.UTF_8));
        sample.put("card.txt", "A net\nLicence: none\nSource: here\n".getBytes(StandardCharsets.UTF_8));
        return List.of(sample);
    }

    private static ComputationGraphConfiguration graph() {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .convolutionMode(ConvolutionMode.Same)
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(16, 16, 3, CNN2DFormat.NCHW))
                .addLayer("a", convolution(4, 3).build(), "image")
                .addLayer("b", convolution(4, 1).build(), "image")
                .addVertex("both", new MergeVertex(), "a", "b")
                .addLayer("norm", new BatchNormalization(), "both")
                .addLayer("c", convolution(2, 3).build(), "norm")
                .addLayer("loss", new CnnLossLayer.Builder(LossFunction.MSE).build(), "c")
                .setOutputs("loss")
                .build();
    }

    private static ConvolutionLayer.Builder convolution(int channels, int kernel) {
        return new ConvolutionLayer.Builder(kernel, kernel).nOut(channels).activation(Activation.RELU);
    }

    private static ComputationGraph initialised() {
        ComputationGraph graph = new ComputationGraph(graph());
        graph.init();
        return graph;
    }

    static List<SortedMap<String, byte[]>> dl4j() throws IOException {
        MultiLayerNetwork sequence = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(convolution(4, 3).build())
                .layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}).build())
                .layer(convolution(2, 3).build())
                .layer(new CnnLossLayer.Builder(LossFunction.MSE).build())
                .setInputType(InputType.convolutional(16, 16, 3))
                .build());
        sequence.init();
        return List.of(
                files(folder -> ModelSerializer.writeModel(
                        initialised(), folder.resolve("net.zip").toFile(), false)),
                files(folder -> ModelSerializer.writeModel(
                        sequence, folder.resolve("net.zip").toFile(), false)));
    }

    static List<SortedMap<String, byte[]>> checkpoints() throws IOException {
        ComputationGraph graph = initialised();
        Checkpoint<Readers.Settings> checkpoint =
                new Checkpoint<>(graph, new WeightAverage(graph.params()), new Readers.Settings(7, "a training"));
        return List.of(files(folder -> checkpoint.write(folder.resolve("checkpoint.zip"))));
    }

    static List<SortedMap<String, byte[]>> states() throws IOException {
        List<SortedMap<String, byte[]>> samples = new ArrayList<>();
        for (int remembered = 0; remembered < 3; remembered++) {
            List<Plane> memory = new ArrayList<>();
            for (int i = 0; i < remembered; i++) {
                memory.add(plane(i));
            }
            samples.add(files(folder -> DreamStateFile.write(
                    folder.resolve("dream.state"), new DreamState(1, 2, plane(9), memory), "key")));
        }
        return samples;
    }

    private static Plane plane(int seed) {
        Random random = new Random(seed);
        Plane plane = Planes.inMemory().make(16, 8, 3);
        for (int y = 0; y < plane.height(); y++) {
            float[] row = new float[plane.rowLength()];
            for (int x = 0; x < row.length; x++) {
                row[x] = (float) random.nextGaussian();
            }
            plane.put(y, Row.of(row));
        }
        return plane;
    }

    static List<SortedMap<String, byte[]>> recipes() throws IOException {
        List<SortedMap<String, byte[]>> samples = new ArrayList<>();
        for (String name : Recipes.names()) {
            String text = Recipes.resolve(name)
                    .text()
                    .replaceAll("(?m)^model = .*$", "model = \"tiny.dsnet\"")
                    .replaceAll("(?m)^(class|layer) = .*$", "layer = \"edges\"");
            samples.add(recipe(text));
        }
        samples.add(recipe("""
                model = "tiny.dsnet"
                layer = ["edges:3@sky*0.5", "edges"]
                direction = "edges:1,2,3,4"
                diversity = 0.5
                width = 128
                octaves = "auto"
                octave-scale = 1.4
                steps = [3, 2]
                step-size = [0.01, 0.5]
                jitter-kind = "shift"
                region = "zenith"
                start = "noise"
                flat = true
                seed = 5
                [made]
                dreamsphere = "0.1"
                """));
        return samples;
    }

    private static SortedMap<String, byte[]> recipe(String text) throws IOException {
        SortedMap<String, byte[]> sample = files(TinyNet::in);
        sample.put("recipe.toml", text.getBytes(StandardCharsets.UTF_8));
        return sample;
    }

    static List<SortedMap<String, byte[]>> labels() {
        return List.of(new TreeMap<>(Map.of(
                "labels.txt", "n01440764 tench, Tinca tinca\n/a/abbey 0\nplain\n".getBytes(StandardCharsets.UTF_8))));
    }
}
