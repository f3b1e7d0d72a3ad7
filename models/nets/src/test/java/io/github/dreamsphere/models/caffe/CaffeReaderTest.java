package io.github.dreamsphere.models.caffe;

import static io.github.dreamsphere.models.caffe.MadeCaffemodel.blob;
import static io.github.dreamsphere.models.caffe.MadeCaffemodel.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.caffe.proto.BlobProto;
import io.github.dreamsphere.models.caffe.proto.BlobShape;
import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.NetParameter;
import io.github.dreamsphere.models.caffe.proto.V0LayerParameter;
import io.github.dreamsphere.models.caffe.proto.V1LayerParameter;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.Softmax;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaffeReaderTest {
    private static final String INPUT = "input: 'data' input_dim: 1 input_dim: 3 input_dim: 8 input_dim: 8\n";
    private static final String CONVOLUTION = "layer { name: 'conv' type: 'Convolution' bottom: 'data' top: 'conv'\n"
            + "  convolution_param { num_output: 2 kernel_size: 3 pad: 1 weight_filler { type: 'xavier' } } }\n";

    @TempDir
    Path folder;

    private Path prototxt;
    private Path caffemodel;

    @BeforeEach
    void files() throws IOException {
        prototxt = folder.resolve("deploy.prototxt");
        caffemodel = folder.resolve("net.caffemodel");
        weights(layer("conv", blob(1, 2, 3, 3, 3), blob(0, 2)));
    }

    @Test
    void weightsMayBeInHdf5() throws IOException {
        Net expected = read(INPUT + CONVOLUTION);
        Convolution convolution = (Convolution) expected.layers().get(0).op();
        Files.delete(caffemodel);
        Path hdf5 = folder.resolve("net.caffemodel.h5");
        float[][][][] kernel = new float[2][3][3][3];
        for (int i = 0; i < 54; i++) {
            kernel[i / 27][i / 9 % 3][i / 3 % 3][i % 3] = convolution.weights().data()[i];
        }
        try (WritableHdfFile out = HdfFile.write(hdf5)) {
            WritableGroup layer = out.putGroup("data").putGroup("conv");
            layer.putDataset("0", kernel);
            layer.putDataset("1", convolution.bias().data());
        }
        assertThat(CaffeReader.read(folder, Nets.PLAIN)).isEqualTo(expected);
        Files.write(hdf5, Arrays.copyOf(Files.readAllBytes(hdf5), 60));
        assertThatThrownBy(() -> CaffeReader.read(folder, Nets.PLAIN))
                .isInstanceOf(NetFileException.class)
                .hasMessageStartingWith(hdf5.toString());
    }

    @Test
    void whatHangsOnAnUnknownLayerIsLeftOut() throws IOException {
        Files.writeString(
                prototxt,
                INPUT + CONVOLUTION + "layer { name: 'roi' type: 'ROIPooling' bottom: 'conv' top: 'roi' }\n"
                        + "layer { name: 'relu' type: 'ReLU' bottom: 'roi' top: 'relu' }\n"
                        + "layer { name: 'abs' type: 'AbsVal' bottom: 'conv' top: 'abs' }");
        List<String> notes = new ArrayList<>();
        Net net = CaffeReader.read(prototxt, caffemodel, Nets.PLAIN, notes::add);
        assertThat(net.blobs()).containsExactly("conv", "abs");
        assertThat(notes)
                .containsExactly(
                        "left out: layer 'roi' (ROIPooling) is of a kind that is not supported",
                        "left out: 1 layer behind these");
    }

    @Test
    void theMaskOfAPoolIsNoFeatureMap() {
        assertThatThrownBy(() -> read(INPUT + CONVOLUTION
                        + "layer { name: 'pool' type: 'Pooling' bottom: 'conv' top: 'pool' top: 'mask'\n"
                        + "  pooling_param { kernel_size: 2 stride: 2 } }\n"
                        + "layer { name: 'abs' type: 'AbsVal' bottom: 'mask' top: 'abs' }"))
                .hasMessageContaining("the mask of a pool, which only Upsample and Unpooling can read");
    }

    @Test
    void layersInPlaceLeaveTheNameToTheLast() throws IOException {
        Net net = read(INPUT + CONVOLUTION + "layer { name: 'relu' type: 'ReLU' bottom: 'conv' top: 'conv' }");
        assertThat(net.layers()).extracting(Layer::output).containsExactly("conv@conv", "conv");
        assertThat(net.blobs()).containsExactly("conv");
    }

    @Test
    void layersOfTheOldFormAreRead() throws IOException {
        NetParameter old = NetParameter.newBuilder()
                .addLayers(V1LayerParameter.newBuilder()
                        .setName("conv")
                        .addBlobs(blob(1, 2, 3, 3, 3))
                        .addBlobs(blob(0, 2)))
                .build();
        Files.write(caffemodel, old.toByteArray());
        Net net = read(INPUT
                + "layers { name: 'conv' type: CONVOLUTION bottom: 'data' top: 'conv' blobs_lr: 1\n"
                + "  convolution_param { num_output: 2 kernel_size: 3 } }");
        assertThat(((Convolution) net.layers().get(0).op()).outputs()).isEqualTo(2);
    }

    @Test
    void aPaddingLayerMustReadAndWriteOneBlob() throws IOException {
        String convolution = "layers { layer { name: 'conv' type: 'conv' num_output: 2 kernelsize: 3 }"
                + " bottom: 'padded' top: 'conv' }\n";
        String padding = "layers { layer { name: 'pad1' type: 'padding' pad: 1 } bottom: 'data' top: 'padded' }\n";
        assertThat(read(INPUT + padding + convolution).blobs()).containsExactly("conv");
        for (String blob : List.of(" bottom: 'data'", " top: 'padded'")) {
            assertRefused(INPUT + padding.replace(blob, "") + convolution, prototxt, "layer 'pad1' (padding)");
            assertRefused(INPUT + padding.replace(blob, blob + blob) + convolution, prototxt, "'pad1'");
        }
        NetParameter weights = NetParameter.newBuilder()
                .addLayers(V1LayerParameter.newBuilder()
                        .setLayer(V0LayerParameter.newBuilder().setName("pad1").setType("padding")))
                .build();
        Files.write(caffemodel, weights.toByteArray());
        assertRefused(INPUT + padding + convolution, caffemodel, "'pad1'");
    }

    @Test
    void aTrainingFileLosesItsDataAndLosses() throws IOException {
        Net net = read("layer { name: 'data' type: 'Data' top: 'data' top: 'label' include { phase: TRAIN }\n"
                + "  transform_param { crop_size: 8 mirror: true } data_param { source: 'x' batch_size: 32 } }\n"
                + CONVOLUTION
                + "layer { name: 'aux' type: 'InnerProduct' bottom: 'conv' top: 'aux'\n"
                + "  inner_product_param { num_output: 5 } }\n"
                + "layer { name: 'loss' type: 'SoftmaxWithLoss' bottom: 'aux' bottom: 'label' top: 'loss' }\n"
                + "layer { name: 'accuracy' type: 'Accuracy' bottom: 'aux' bottom: 'label' top: 'accuracy' }");
        assertThat(net.blobs()).containsExactly("conv");
    }

    @Test
    void anInnerProductSlidesOverLargerImages() throws IOException {
        weights(layer("conv", blob(1, 2, 3, 3, 3), blob(0, 2)), layer("fc", blob(1, 5, 128), blob(0, 5)));
        Net net = read(INPUT + CONVOLUTION
                + "layer { name: 'fc' type: 'InnerProduct' bottom: 'conv' top: 'fc'\n"
                + "  inner_product_param { num_output: 5 } }");
        assertThat(net.shapes(8, 8).get("fc").toString()).isEqualTo("1x1x5");
        assertThat(net.shapes(10, 9).get("fc").toString()).isEqualTo("2x3x5");
    }

    @Test
    void batchNormalisationBecomesAFactorAndASummand() throws IOException {
        weights(layer("bn", blob(6, 3), blob(8, 3), blob(2, 1)));
        Net net = read(INPUT + "layer { name: 'bn' type: 'BatchNorm' bottom: 'data' top: 'bn'\n"
                + "  batch_norm_param { eps: 0 use_global_stats: true } }");
        Affine affine = (Affine) net.layers().get(0).op();
        assertThat(affine.scale().data()).containsOnly(0.5f);
        assertThat(affine.shift().data()).containsOnly(-1.5f);
    }

    @Test
    void whatDoesNotFitTogetherIsNamedInOneLine() throws IOException {
        assertRefused(INPUT + CONVOLUTION.replace("num_output: 2", "num_output: 4"), prototxt, "'conv'");
        assertRefused(INPUT + CONVOLUTION.replace("'conv' type", "'other' type"), caffemodel, "'other'");
        assertRefused(INPUT + CONVOLUTION.replace("'Convolution'", "'Python'"), prototxt, "Python");
        assertRefused(INPUT + CONVOLUTION.replace("bottom: 'data'", "bottom: 'date'"), prototxt, "'date'");
        assertRefused(
                INPUT + "layer { name: 'clip' type: 'Clip' bottom: 'data' top: 'x' clip_param { max: 1 } }",
                prototxt,
                "min and max");
        assertRefused("this is no prototxt {", prototxt, "not a prototxt");
        assertRefused("", prototxt, "has no layers");
    }

    @Test
    void aBlobWrittenTwiceIsRefused() throws IOException {
        assertRefused(INPUT + CONVOLUTION.replace("top: 'conv'", "top: 'conv' top: 'conv'"), prototxt, "'conv'");
    }

    @Test
    void byteOrderMarksAndLinesOfWindowsAreRead() throws IOException {
        String windows = ("# a comment\n" + INPUT + CONVOLUTION).replace("\n", "\r\n");
        assertThat(read(windows).blobs()).containsExactly("conv");
        assertThat(read("\ufeff" + windows).blobs()).containsExactly("conv");
        Files.writeString(prototxt, "\ufeff" + windows, StandardCharsets.UTF_16LE);
        assertThat(CaffeReader.read(folder, Nets.PLAIN).blobs()).containsExactly("conv");
    }

    @ParameterizedTest
    @CsvSource({
        "'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n', Git LFS",
        "'/annex/objects/SHA256E-s9--00.caffemodel\n', git-annex",
        "'\n<!DOCTYPE html>\n<title>Sign in</title>', a web page",
        "'<html></html>', a web page"
    })
    void whatLiesInTheirPlaceIsNamed(String content, String kind) throws IOException {
        assertRefused("\ufeff" + content, prototxt, kind);
        Files.write(caffemodel, content.getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(INPUT + CONVOLUTION, caffemodel, kind);
    }

    @Test
    void aPrototxtNestedTooDeeplyIsRefused() {
        assertRefused("name: 'x' " + "layer { ".repeat(100_000), prototxt, "not a prototxt");
    }

    @Test
    void softmaxRunsOverItsAxis() throws IOException {
        assertThat(ops("", "axis: 1")).containsExactly(new Softmax());
        assertThat(ops("", "axis: -3")).containsExactly(new Softmax());
        assertThat(ops("", "axis: 2")).containsExactlyElementsOf(ops("", "axis: -2"));
        assertThat(ops("", "axis: 3")).containsExactlyElementsOf(ops("", "axis: -1"));
        assertThat(ops("", "axis: 2")).isNotEqualTo(ops("", "axis: 3"));
        assertRefused(softmax("", "axis: 0"), prototxt, "axis 0");
        assertRefused(softmax("", "axis: 4"), prototxt, "axis 4");
    }

    @Test
    void softmaxBehindFlattenRunsOverAllValues() throws IOException {
        for (String flatten :
                List.of("type: 'Flatten'", "type: 'Reshape' reshape_param { shape { dim: 0 dim: -1 } }")) {
            assertThat(ops(flatten, "")).containsExactlyElementsOf(ops(flatten, "axis: -1"));
            assertThat(read(softmax(flatten, "")).shapes(8, 8).get("out")).isEqualTo(new Shape(1, 1, 192));
            assertRefused(softmax(flatten, "axis: 2"), prototxt, "axis 2");
        }
        String some = "type: 'Flatten' flatten_param { axis: 2 }";
        assertRefused(softmax(some, ""), prototxt, "(Flatten)");
    }

    @Test
    void layersOfMapsAreRefusedBehindFlatten() {
        assertRefused(
                INPUT + "layer { name: 'flat' type: 'Flatten' bottom: 'data' top: 'flat' }\n"
                        + "layer { name: 'pool' type: 'Pooling' bottom: 'flat' top: 'pool'\n"
                        + "  pooling_param { kernel_size: 2 } }",
                prototxt,
                "'pool'");
    }

    /** The ops of the softmax of {@link #softmax}. */
    private List<Op> ops(String before, String param) throws IOException {
        return read(softmax(before, param)).layers().stream()
                .filter(layer -> layer.name().equals("softmax"))
                .map(Layer::op)
                .toList();
    }

    private static String softmax(String before, String param) {
        String type = before.isEmpty() ? "type: 'Split'" : before;
        return INPUT + "layer { name: 'before' bottom: 'data' top: 'before' " + type + " }\n"
                + "layer { name: 'softmax' type: 'Softmax' bottom: 'before' top: 'out' softmax_param { " + param
                + " } }";
    }

    @Test
    void weightsThatAreNoNumbersAreRefused() throws IOException {
        weights(layer("conv", blob(Float.NaN, 2, 3, 3, 3), blob(0, 2)));
        assertRefused(INPUT + CONVOLUTION, caffemodel, "not finite");
    }

    @Test
    void aShapeThatLiesCostsNoMemory() throws IOException {
        BlobProto lying = blob(1, 2, 3, 3, 3).toBuilder()
                .setShape(BlobShape.newBuilder().addAllDim(Arrays.asList(2L, 1L << 29, 1L, 1L)))
                .build();
        weights(layer("conv", lying, blob(0, 2)));
        assertRefused(INPUT + CONVOLUTION, caffemodel, "'conv'");
    }

    @Test
    void aCaffemodelCutShortIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(caffemodel);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(caffemodel, Arrays.copyOf(whole, length));
            assertRefused(INPUT + CONVOLUTION, caffemodel, "");
        }
    }

    @Test
    void aFolderMustHoldBothFiles() throws IOException {
        assertThatThrownBy(() -> CaffeFiles.find(folder))
                .hasMessage(folder + ": contains no *.prototxt, which a Caffe net needs");
        Files.writeString(prototxt, INPUT + CONVOLUTION);
        assertThat(CaffeFiles.find(folder)).isEqualTo(new CaffeFiles(prototxt, caffemodel));
        assertThat(CaffeFiles.find(caffemodel)).isEqualTo(new CaffeFiles(prototxt, caffemodel));
        Files.createFile(folder.resolve("second.caffemodel"));
        assertThatThrownBy(() -> CaffeFiles.find(folder)).hasMessageContaining("several *.caffemodel");
    }

    @Test
    void googLeNetHasItsLayers() throws IOException {
        Net net = CaffeReader.read(Shared.path("models/bvlc_googlenet"), Shared.IMAGENET);
        assertThat(net.blobs()).contains("conv1/7x7_s2", "inception_4c/output", "prob");
        assertThat(net.shapes(448, 448).get("inception_4c/output").toString()).isEqualTo("28x28x512");
    }

    private Net read(String text) throws IOException {
        Files.writeString(prototxt, text);
        return CaffeReader.read(folder, Nets.PLAIN);
    }

    private void assertRefused(String text, Path culprit, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(NetFileException.class)
                .hasMessageStartingWith(culprit + ": ")
                .hasMessageContaining(reason)
                .extracting(e -> e.getMessage().lines().count())
                .isEqualTo(1L);
    }

    private void weights(LayerParameter... layers) throws IOException {
        MadeCaffemodel.write(caffemodel, layers);
    }
}
