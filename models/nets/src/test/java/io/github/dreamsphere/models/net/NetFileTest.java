package io.github.dreamsphere.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("net.dsnet");
    }

    @Test
    void aNetworkComesBackAsItWas() throws IOException {
        NetFile.write(Nets.branches(), Precision.FLOAT32, file);
        assertThat(NetFile.read(file)).isEqualTo(Nets.branches());
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void everyOpComesBackAsItWas() throws IOException {
        Random random = new Random(2);
        Tensor vector = Nets.random(random, 3);
        List<Op> ops = List.of(
                new Affine(vector, vector),
                new Deconvolution(
                        Nets.random(random, 3, 3, 2, 2),
                        vector,
                        Window.square(2, 2, 0).withDilation(2, 1),
                        1),
                new DepthToSpace(1, DepthToSpace.Order.DEPTH_FIRST),
                Eltwise.product(),
                new Identity(),
                new Lrn(5, 1e-4f, 0.75f, 1),
                new PRelu(vector),
                new Relu(0.1f),
                new Softmax(),
                new GlobalPool(Pool.Kind.AVERAGE),
                new Activation(Activation.Curve.CLIP, 0, 6),
                new GroupNorm(3, vector, vector, 1e-5f),
                new Crop(1, 0, 0, 1, 2, 1),
                new Pad(1, 2, 3, 4, Pad.Mode.EDGE),
                Resize.repeat(2));
        for (Op op : ops) {
            NetFile.write(Nets.of(op), Precision.FLOAT32, file);
            assertThat(NetFile.read(file)).isEqualTo(Nets.of(op));
        }
    }

    @Test
    void halfPrecisionKeepsThreeDigitsInHalfTheSpace() throws IOException {
        Convolution convolution = Nets.convolution(new Random(3), 3, 64, 5, 1, 2);
        NetFile.write(Nets.of(convolution), Precision.FLOAT16, file);
        Convolution read = (Convolution) NetFile.read(file).layers().get(0).op();
        for (int i = 0; i < read.weights().data().length; i++) {
            float expected = convolution.weights().data()[i];
            assertThat(read.weights().data()[i]).isCloseTo(expected, withPercentage(0.05));
        }
        assertThat(Files.size(file)).isLessThan(12_000);
    }

    @Test
    void theSameNetworkMakesTheSameBytes() throws IOException {
        NetFile.write(Nets.branches(), Precision.FLOAT16, file);
        byte[] first = Files.readAllBytes(file);
        NetFile.write(Nets.branches(), Precision.FLOAT16, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void aFileCutShortAnywhereIsRefused() throws IOException {
        NetFile.write(Nets.branches(), Precision.FLOAT32, file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 300; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> NetFile.read(file))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file + ": ")
                    .extracting(e -> e.getMessage().lines().count())
                    .isEqualTo(1L);
        }
    }

    @Test
    void aTensorThatIsNotThereCostsNoMemory() throws IOException {
        NetFile.write(Nets.of(new Affine(Tensor.of(1, 2, 3), Tensor.of(4, 5, 6))), Precision.FLOAT32, file);
        String json = jsonOf(file).replace("[3]", "[1500000000]");
        Files.write(file, zip(json));
        assertThatThrownBy(() -> NetFile.read(file)).isInstanceOf(NetFileException.class);
    }

    private static String jsonOf(Path file) throws IOException {
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry("net.json")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] zip(String json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("net.json"));
            zip.write(json.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("weights.bin"));
            zip.write(new byte[24]);
        }
        return bytes.toByteArray();
    }
}
