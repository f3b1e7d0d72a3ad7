package io.github.dreamsphere.models.dl4j;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Nets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Dl4jReaderTest {
    private static final int EDGE = 16;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(CNN2DFormat.class)
    void aGraphGivesWhatDl4jGives(CNN2DFormat format) throws IOException {
        ComputationGraph graph = branches(format);
        Path file = folder.resolve("graph.zip");
        ModelSerializer.writeModel(graph, file.toFile(), false);

        Net net = new Dl4jReader().read(file, Nets.PLAIN);

        assertThat(net.layers()).noneMatch(layer -> layer.op() instanceof Affine);
        INDArray image = Nd4j.rand(7, new long[] {1, EDGE, EDGE, 3});
        INDArray input =
                format == CNN2DFormat.NHWC ? image : image.permute(0, 3, 1, 2).dup('c');
        INDArray output = graph.outputSingle(input);
        INDArray expected = format == CNN2DFormat.NHWC ? output : output.permute(0, 2, 3, 1);
        try (Network network = new Network(net);
                Pass pass = network.forward("loss", EDGE, EDGE)) {
            pass.forward(floats(image));
            assertClose(pass.activation(), floats(expected), 1e-5);
        }
    }

    @Test
    void aMultiLayerNetworkIsReadToo() throws IOException {
        MultiLayerNetwork chain = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3)
                        .nOut(4)
                        .activation(Activation.RELU)
                        .build())
                .layer(new CnnLossLayer.Builder(LossFunction.MSE)
                        .activation(Activation.SIGMOID)
                        .build())
                .setInputType(InputType.convolutional(EDGE, EDGE, 3))
                .build());
        chain.init();
        Path file = folder.resolve("chain.zip");
        ModelSerializer.writeModel(chain, file.toFile(), false);

        Net net = new Dl4jReader().read(file, Nets.PLAIN);

        INDArray image = Nd4j.rand(8, new long[] {1, EDGE, EDGE, 3});
        INDArray expected = chain.output(image.permute(0, 3, 1, 2).dup('c')).permute(0, 2, 3, 1);
        try (Network network = new Network(net);
                Pass pass = network.forward(net.output(), EDGE, EDGE)) {
            pass.forward(floats(image));
            assertClose(pass.activation(), floats(expected), 1e-5);
        }
    }

    @ParameterizedTest
    @EnumSource(CNN2DFormat.class)
    void convolutionsOfEveryKindAndDenseLayersAreRead(CNN2DFormat format) throws IOException {
        MultiLayerNetwork chain = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(4)
                .list()
                .layer(convolution(format, 3, 4, 2, ConvolutionMode.Same))
                .layer(new SeparableConvolution2D.Builder(3, 3)
                        .nOut(6)
                        .depthMultiplier(2)
                        .dataFormat(format)
                        .activation(Activation.TANH)
                        .build())
                .layer(new DepthwiseConvolution2D.Builder(3, 3)
                        .depthMultiplier(2)
                        .nOut(12)
                        .dataFormat(format)
                        .convolutionMode(ConvolutionMode.Same)
                        .build())
                .layer(new Deconvolution2D.Builder(2, 2)
                        .nOut(3)
                        .stride(2, 2)
                        .dataFormat(format)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(5)
                        .activation(Activation.ELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(4)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(EDGE, EDGE, 3, format))
                .build());
        chain.init();
        Path file = folder.resolve("lenet.zip");
        ModelSerializer.writeModel(chain, file.toFile(), false);

        Net net = new Dl4jReader().read(file, Nets.PLAIN);

        INDArray image = Nd4j.rand(9, new long[] {1, EDGE, EDGE, 3});
        INDArray input =
                format == CNN2DFormat.NHWC ? image : image.permute(0, 3, 1, 2).dup('c');
        try (Network network = new Network(net);
                Pass pass = network.forward(net.output(), EDGE, EDGE)) {
            pass.forward(floats(image));
            assertClose(pass.activation(), floats(chain.output(input)), 1e-5);
        }
    }

    @Test
    void aLayerThatIsNotSupportedIsNamed() throws IOException {
        MultiLayerNetwork chain = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new SpaceToDepthLayer.Builder(2).build())
                .layer(new CnnLossLayer.Builder(LossFunction.MSE).build())
                .setInputType(InputType.convolutional(EDGE, EDGE, 3))
                .build());
        chain.init();
        Path file = folder.resolve("deeper.zip");
        ModelSerializer.writeModel(chain, file.toFile(), false);
        assertThatThrownBy(() -> new Dl4jReader().read(file, Nets.PLAIN))
                .isInstanceOf(NetFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("SpaceToDepthLayer");
    }

    @Test
    void whatIsNoZipOfDl4jsIsAnError() throws IOException {
        Path file = folder.resolve("net.zip");
        Files.writeString(file, "no zip");
        assertThatThrownBy(() -> new Dl4jReader().read(file, Nets.PLAIN))
                .isInstanceOf(NetFileException.class)
                .hasMessageStartingWith(file.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "\"nin\" : 8, \"nin\" : 800000000, there are only",
        "org.nd4j.linalg.activations.impl.ActivationTanH, javax.swing.JEditorPane, is not one of DL4J's",
        "Truncate, Trun\\ud800cate, no valid Unicode",
        "Truncate, Crooked, is damaged",
        "\"vertices\", \"plices\", is damaged",
    })
    void aDamagedConfigurationIsOneLine(String from, String to, String message) throws IOException {
        Path file = folder.resolve("graph.zip");
        ModelSerializer.writeModel(branches(CNN2DFormat.NCHW), file.toFile(), false);
        Path damaged = folder.resolve("damaged.zip");
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(damaged))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("configuration.json")) {
                    String json = new String(content, StandardCharsets.UTF_8);
                    assertThat(json).contains(from);
                    content = json.replace(from, to).getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
            }
        }
        assertOneLine(damaged, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dl4j-1496", "net-dl4j-214-mln", "net-dl4j-602-graph"})
    void sharedFaultsAreOneLine(String name) {
        assertOneLine(Shared.path("cases/faults/" + name + ".zip"), "is damaged");
    }

    private static void assertOneLine(Path file, String message) {
        assertThatThrownBy(() -> new Dl4jReader().read(file, Nets.PLAIN))
                .isInstanceOf(NetFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    private static ComputationGraph branches(CNN2DFormat format) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(3)
                .graphBuilder()
                .addInputs("in")
                .addLayer("stem", convolution(format, 3, 8, 2, ConvolutionMode.Same), "in")
                .addLayer(
                        "norm",
                        new BatchNormalization.Builder().dataFormat(format).build(),
                        "stem")
                .addLayer("relu", new ActivationLayer(Activation.RELU), "norm")
                .addLayer("a", convolution(format, 1, 6, 1, ConvolutionMode.Truncate), "relu")
                .addLayer("pool", pool(format, PoolingType.AVG), "relu")
                .addLayer("b", convolution(format, 3, 6, 1, ConvolutionMode.Same), "pool")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b")
                .addLayer("max", pool(format, PoolingType.MAX), "relu")
                .addVertex("merged", new MergeVertex(), "sum", "max")
                .addLayer(
                        "loss",
                        new CnnLossLayer.Builder(LossFunction.MSE)
                                .format(format)
                                .activation(Activation.TANH)
                                .build(),
                        "merged")
                .setOutputs("loss")
                .setInputTypes(InputType.convolutional(EDGE, EDGE, 3, format))
                .build());
        graph.init();
        graph.getLayer("norm").getParam("mean").assign(Nd4j.rand(1, 8).subi(0.5));
        graph.getLayer("norm").getParam("log10stdev").assign(Nd4j.rand(1, 8).subi(0.5));
        graph.getLayer("norm").getParam("gamma").assign(Nd4j.rand(1, 8).addi(0.5));
        graph.getLayer("norm").getParam("beta").assign(Nd4j.rand(1, 8).subi(0.5));
        return graph;
    }

    private static ConvolutionLayer convolution(
            CNN2DFormat format, int kernel, int outputs, int stride, ConvolutionMode mode) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(outputs)
                .stride(stride, stride)
                .convolutionMode(mode)
                .dataFormat(format)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static SubsamplingLayer pool(CNN2DFormat format, PoolingType type) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(3, 3)
                .stride(1, 1)
                .padding(1, 1)
                .convolutionMode(ConvolutionMode.Truncate)
                .dataFormat(format)
                .build();
    }

    private static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
