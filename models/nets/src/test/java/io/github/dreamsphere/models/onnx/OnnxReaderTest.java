package io.github.dreamsphere.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.onnx.OnnxFormat.Entry;
import io.github.dreamsphere.models.onnx.OnnxFormat.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken or hold what is not understood: each one line that starts with the path. */
class OnnxReaderTest {
    private static final long[] POINT = {4, 3, 1, 1};

    @TempDir
    Path folder;

    @Test
    void aComputedConstantThatIsNotANumberIsRefused() {
        Graphs graph = new Graphs(13, 1, 3, 4, 4)
                .floats("zeros", new long[] {1, 1, 4, 4}, new float[16])
                .node("Div", "zeros zeros", "nothing")
                .node("Add", "image nothing", "y");
        assertThatThrownBy(() -> graph.read(folder)).hasMessageContaining("are not finite numbers");
    }

    @Test
    void weightsThatThisDomainQuantisesAreFolded() throws IOException {
        Graphs graph = new Graphs(13)
                .floats("w", new long[] {1, 3, 1, 1}, 0.2f, -0.4f, 1.1f)
                .floats("scale", new long[0], 0.5f)
                .nodeOf("com.microsoft", "QuantizeLinear", "w scale", "q")
                .nodeOf("com.microsoft", "DequantizeLinear", "q scale", "d")
                .node("Conv", "image d", "y");
        Convolution convolution =
                (Convolution) graph.read(folder).layers().get(0).op();
        assertThat(convolution.weights().data()).containsExactly(0, 0, 1);
    }

    @Test
    void refusesATextFile() throws IOException {
        assertRefused(
                "just some text, and not a word of protobuf".getBytes(StandardCharsets.US_ASCII),
                "is not an ONNX file");
        assertRefused(new byte[0], "is not an ONNX file");
    }

    @Test
    void refusesAFileCutShort() throws IOException {
        byte[] whole = convolution().bytes();
        for (int length = 1; length < whole.length; length += 7) {
            Files.write(folder.resolve("n.onnx"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> OnnxReader.read(folder.resolve("n.onnx"), Graphs.RGB))
                    .isInstanceOf(NetFileException.class)
                    .hasMessageStartingWith(folder.resolve("n.onnx").toString());
        }
    }

    @Test
    void refusesATensorLargerThanItsFileBeforeMakingRoomForIt() throws IOException {
        Tensor.Builder large = Graphs.tensor("w", 1, 1024, 1024, 768).setRawData(ByteString.copyFrom(new byte[100]));
        assertRefused(
                new Graphs(13).add(large).node("Conv", "image w", "y").bytes(),
                "tensor 'w': its shape [1024, 1024, 768] has 805306368 values, but the file holds 25");
        Tensor.Builder larger =
                Graphs.tensor("w", 1, 1L << 40, 1L << 40).setRawData(ByteString.copyFrom(new byte[100]));
        assertRefused(new Graphs(13).add(larger).node("Conv", "image w", "y").bytes(), "is too large");
        Tensor.Builder negative = Graphs.tensor("w", 1, -1, 4).setRawData(ByteString.copyFrom(new byte[100]));
        assertRefused(new Graphs(13).add(negative).node("Conv", "image w", "y").bytes(), "its shape [-1, 4]");
    }

    @Test
    void refusesACircle() throws IOException {
        Graphs circle = new Graphs(13).node("Add", "image b", "a").node("Relu", "a", "b");
        assertRefused(circle.bytes(), "it is part of a cycle");
        assertRefused(new Graphs(13).node("Relu", "lost", "a").bytes(), "reads 'lost', which no node writes");
        assertRefused(
                new Graphs(13)
                        .node("Relu", "image", "a")
                        .node("Relu", "image", "a")
                        .bytes(),
                "'a' is written twice");
    }

    @Test
    void readsWeightsFromAFileBesideIt() throws IOException {
        Files.write(folder.resolve("w.data"), new byte[100]);
        assertThat(external("w.data", "4", "48").read(folder).blobs()).containsExactly("y");
    }

    @Test
    void refusesWeightsThatAreNotBesideIt() throws IOException {
        Files.write(folder.resolve("w.data"), new byte[100]);
        assertRefused(external("../w.data", "0", "48").bytes(), "outside the net's folder");
        assertRefused(external("/etc/passwd", "0", "48").bytes(), "outside the net's folder");
        assertRefused(external("", "0", "48").bytes(), "outside the net's folder");
        assertRefused(external("absent.data", "0", "48").bytes(), "which is missing; put it beside the ONNX file");
        assertRefused(external("w.data", "60", "48").bytes(), "the file may be truncated");
        assertRefused(external("w.data", "-1", "48").bytes(), "the file may be truncated");
        assertRefused(external("w.data", "0", "9223372036854775807").bytes(), "the file may be truncated");
        assertRefused(external("w.data", "0", "many").bytes(), "its length in another file is 'many', not a number");
        assertRefused(external("w.data", "0", "40").bytes(), "has 12 values, but the file holds 10");
    }

    private static Graphs external(String location, String offset, String length) {
        Tensor.Builder elsewhere = Graphs.tensor("w", 1, POINT)
                .setDataLocation(Tensor.Location.EXTERNAL)
                .addExternalData(Entry.newBuilder().setKey("location").setValue(location))
                .addExternalData(Entry.newBuilder().setKey("offset").setValue(offset))
                .addExternalData(Entry.newBuilder().setKey("length").setValue(length));
        return new Graphs(13).add(elsewhere).node("Conv", "image w", "y");
    }

    @Test
    void refusesWeightsThatAreNoNumbers() throws IOException {
        float[] values = new float[12];
        values[5] = Float.NaN;
        assertRefused(
                new Graphs(13)
                        .floats("w", POINT, values)
                        .node("Conv", "image w", "y")
                        .bytes(),
                "tensor 'w': some of its values are not numbers");
    }

    @Test
    void namesTheNodeOfAMissingOperator() throws IOException {
        assertRefused(
                new Graphs(13).node("NonMaxSuppression", "image", "y").bytes(),
                "node 'the NonMaxSuppression' (NonMaxSuppression): the operator NonMaxSuppression is not supported: it"
                        + " reads boxes that were found in the picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RNN", "LSTM", "GRU"})
    void saysWhyRecurrentOperatorsAreNotSupported(String type) throws IOException {
        assertRefused(
                new Graphs(13).node(type, "image", "y").bytes(),
                "the operator " + type + " is not supported: it reads a sequence step by step, which a picture is not");
    }

    @Test
    void namesTheNodeWhereShapesDisagree() throws IOException {
        long[] five = {4, 5, 1, 1};
        assertRefused(
                new Graphs(13)
                        .floats("w", five, new float[20])
                        .node("Conv", "image w", "y")
                        .bytes(),
                "node 'the Conv' (Conv): takes 5 channels");
    }

    @Test
    void refusesOperatorSetsItDoesNotKnow() throws IOException {
        assertRefused(new Graphs(4).node("Relu", "image", "y").bytes(), "uses operator set 4");
        assertRefused(new Graphs(99).node("Relu", "image", "y").bytes(), "uses operator set 99; 5 to 28 are supported");
    }

    @Test
    void takesOnePicture() throws IOException {
        Graphs two = new Graphs(13).input("mask", 1, 1, 0, 0).node("Relu", "image", "y");
        assertRefused(two.bytes(), "the graph takes 2 inputs (image, mask)");
        Path file = new Graphs(13).node("Relu", "image", "y").write(folder);
        assertThatThrownBy(() -> OnnxReader.read(file, ImageSpec.of(1, 1, ImageSpec.Channels.LUMA, 0)))
                .isInstanceOf(NetFileException.class)
                .hasMessageContaining("input 'image' has 3 channels, but LUMA has 1");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> OnnxReader.read(folder.resolve("absent.onnx"), Graphs.RGB))
                .isInstanceOf(NetFileException.class)
                .hasMessageEndingWith("is missing");
    }

    @Test
    void readsTheWholeFile() throws IOException {
        assertThat(convolution().read(folder).blobs()).containsExactly("y");
    }

    private static Graphs convolution() {
        return new Graphs(13).floats("w", POINT, new float[12]).node("Conv", "image w", "y");
    }

    private void assertRefused(byte[] bytes, String reason) throws IOException {
        Path file = Files.write(folder.resolve("n.onnx"), bytes);
        assertThatThrownBy(() -> OnnxReader.read(file, Graphs.RGB))
                .isInstanceOf(NetFileException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
}
