package io.github.dreamsphere.models.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.dreamsphere.core.file.FileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
    void theBestLayersComeBack() throws IOException {
        List<String> best = Nets.branches().blobs().subList(1, 3);
        NetFile.write(new StoredNet(Nets.branches(), best), Precision.FLOAT32, file);
        assertThat(NetFile.readStored(file)).isEqualTo(new StoredNet(Nets.branches(), best));
        NetFile.write(Nets.branches(), Precision.FLOAT32, file);
        assertThat(NetFile.readStored(file).bestLayers()).isEmpty();
        assertThatThrownBy(() -> new StoredNet(Nets.branches(), List.of("nose")))
                .hasMessageContaining("'nose'");
        for (String wrong : List.of("[\"nose\"]", "[null]", "7", "[]", "null", "{\"a\":1}")) {
            assertRefused(
                    jsonOfSmallNet().replace("\"format\":2", "\"format\":2,\"bestLayers\":" + wrong),
                    "not a net file: ");
        }
    }

    @Test
    void everyOpComesBackAsItWas() throws IOException {
        NetFile.write(Nets.everyOp(), Precision.FLOAT32, file);
        assertThat(NetFile.read(file)).isEqualTo(Nets.everyOp());
    }

    @Test
    void aNewerFormatSaysToUpdate() throws IOException {
        assertRefused(
                jsonOfSmallNet().replace("\"format\":2", "\"format\":3,\"new\":{\"a\":[1]}"),
                "written by a newer dreamsphere (format 3, this reads up to 2); update dreamsphere");
    }

    @Test
    void saysInOneLineWhatIsWrongInTheFile() throws IOException {
        String json = jsonOfSmallNet();
        assertRefused(json.replace("Affine", "Warp"), "not a net file: unknown op 'Warp'");
        assertRefused(json.replace("\"shift\":[3]", "\"shift\":[4]"), "not a net file: the weights end too soon");
        assertRefused(
                json.replace("\"shift\":[3]", "\"shift\":[2]"),
                "not a net file: shift must have 3 values, was Tensor[2]");
        assertRefused(
                json.replace("\"shift\":[3]", "\"shift\":[3],\"slope\":1"),
                "not a net file: Unrecognized field \"slope\"");
        assertRefused(json.replace(",\"shift\":[3]", ""), "not a net file: Missing creator property 'shift'");
        assertRefused(
                json.replace("\"precision\":\"FLOAT32\",", ""), "not a net file: No value for property 'precision'");
        assertRefused(json.replace("FLOAT32", "FLOAT8"), "not a net file: ");
        assertRefused(json.replace("\"input\":\"data\"", "\"input\":null"), "not a net file: ");
        assertRefused("[]", "not a net file: ");
        assertRefused("", "not a net file: ");
    }

    @Test
    void aDescriptionInAnotherEncodingIsRefused() throws IOException {
        byte[] json = "{}".getBytes(Charset.forName("UTF-32BE"));
        for (byte[] broken : List.of(Arrays.copyOf(json, 7), new byte[] {0, 0, (byte) 0xff, (byte) 0xfe})) {
            Files.write(file, zip(broken));
            assertThatThrownBy(() -> NetFile.read(file))
                    .isInstanceOf(NetFileException.class)
                    .hasMessage(file + ": not a net file: its description is not in UTF-8");
        }
    }

    private String jsonOfSmallNet() throws IOException {
        NetFile.write(Nets.of(new Affine(Tensor.of(1, 2, 3), Tensor.of(4, 5, 6))), Precision.FLOAT32, file);
        return jsonOf(file);
    }

    private void assertRefused(String json, String reason) throws IOException {
        Files.write(file, zip(json));
        assertThatThrownBy(() -> NetFile.read(file))
                .isInstanceOf(NetFileException.class)
                .hasMessageStartingWith(file + ": " + reason)
                .extracting(e -> e.getMessage().lines().count())
                .isEqualTo(1L);
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
    void aFlippedBitIsFoundOut() throws IOException {
        NetFile.write(Nets.branches(), Precision.FLOAT32, file);
        byte[] whole = Files.readAllBytes(file);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] flipped = whole.clone();
            int at = random.nextInt(flipped.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            try {
                // Bits of dates, or of the directory at the end, say nothing about the network.
                assertThat(NetFile.read(file)).as("seed %d, byte %d", seed, at).isEqualTo(Nets.branches());
            } catch (NetFileException | FileException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
            }
        }
    }

    @Test
    void weightsOfAnotherNetworkDoNotPassForThisOnes() throws IOException {
        NetFile.write(Nets.branches(), Precision.FLOAT32, file);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        entries.get("weights.bin")[0] ^= 1;
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        assertThatThrownBy(() -> NetFile.read(file))
                .hasMessage(file + ": not a net file: its digest is that of another net; the file is damaged");
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
        String json = jsonOfSmallNet().replace("[3]", "[1500000000]");
        Files.write(file, zip(json));
        assertThatThrownBy(() -> NetFile.read(file)).isInstanceOf(NetFileException.class);
    }

    private static String jsonOf(Path file) throws IOException {
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry("net.json")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] zip(String json) throws IOException {
        return zip(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(byte[] json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("net.json"));
            zip.write(json);
            zip.putNextEntry(new ZipEntry("weights.bin"));
            zip.write(new byte[24]);
        }
        return bytes.toByteArray();
    }
}
