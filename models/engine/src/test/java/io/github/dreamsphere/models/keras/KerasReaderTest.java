package io.github.dreamsphere.models.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.models.ReferenceNets;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Nets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, left out and refused, in files made from those beside {@link KerasReferenceTest}. */
class KerasReaderTest {
    @TempDir
    Path folder;

    @Test
    void layersThatScaleTheImageBecomeItsImageSpec() throws IOException {
        KerasReader.Result read = KerasReader.read(resource("layers.keras"));
        assertThat(read.knownInput()).contains(ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0));
        ImageSpec spec = read.withInput(resource("layers.keras"), Nets.PLAIN).imageSpec();
        // 2 x − 0.5, then (x − 0.1) / √0.5 for red.
        assertThat(spec.scale().get(0)).isEqualTo((float) (2 / Math.sqrt(0.5)));
        assertThat(spec.mean().get(0)).isCloseTo(0.3f, org.assertj.core.data.Offset.offset(1e-6f));
    }

    @ParameterizedTest
    @CsvSource({
        "vgg16, BGR, 255, 103.939",
        "resnet50, BGR, 255, 103.939",
        "resnet50v2, RGB, 255, 127.5",
        "mobilenet_1.00_224, RGB, 255, 127.5",
        "xception, RGB, 255, 127.5",
        "densenet121, RGB, 1, 0.485"
    })
    void familiesAreKnownByName(String name, ImageSpec.Channels channels, float range, float mean) throws IOException {
        Path file =
                altered(config -> config.replace("\"name\": \"functional", "\"name\": \"" + name + "\", \"was\": \""));
        ImageSpec spec = KerasReader.read(file).knownInput().orElseThrow();
        assertThat(spec.channels()).isEqualTo(channels);
        assertThat(spec.range()).isEqualTo(range);
        assertThat(spec.mean().get(0)).isEqualTo(mean);
    }

    @Test
    void aNetWithoutSuchHintsSaysNothingOfItsInput() throws IOException {
        assertThat(KerasReader.read(resource("nested.keras")).knownInput()).isEmpty();
    }

    @Test
    void whatHangsOnAnUnknownLayerIsLeftOut() throws IOException {
        Path file = altered(config -> config.replace("\"class_name\": \"Flatten\"", "\"class_name\": \"Attention\""));
        KerasReader.Result read = KerasReader.read(file);
        assertThat(read.net().blobs()).contains("features", "other").doesNotContain("output");
        assertThat(read.leftOut())
                .containsExactly(
                        "left out: layer 'flatten' (Attention) is of a kind that is not supported",
                        "left out: 2 layers behind these");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LSTM", "GRU", "Bidirectional"})
    void recurrentLayersAreLeftOutWithTheReason(String kind) throws IOException {
        Path file =
                altered(config -> config.replace("\"class_name\": \"Flatten\"", "\"class_name\": \"" + kind + "\""));
        assertThat(KerasReader.read(file).leftOut())
                .startsWith("left out: layer 'flatten' (" + kind
                        + ") reads a sequence step by step, which a picture is not");
    }

    @Test
    void aLambdaInFrontOfEverythingIsRefusedByName() throws IOException {
        Path file = altered(config -> config.replaceFirst(
                "\"class_name\": \"Conv2D\", \"config\": \\{\"name\": \"convolution\"",
                "\"class_name\": \"Lambda\", \"config\": {\"name\": \"convolution\""));
        assertRefused(
                file, "cannot be read from its first layer on: layer 'stem/convolution' (Lambda) is code in Python");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"filters\": 2 | \"filters\": 3 | have the shape [1, 1, 4, 2], but its settings and its input need [1, 1, 4, 3]",
                "\"use_bias\": true | \"use_bias\": false | must have 1 array of weights, but the file has 2",
                "\"strides\": [2, 2] | \"strides\": [0, 2] | setting 'strides' of layer 'convolution' must be a whole number",
                "\"strides\": [2, 2] | \"strides\": \"two\" | setting 'strides' of layer 'convolution' must be",
                "\"kernel_size\": [1, 1] | \"kernel_size\": [999999, 1] | setting 'kernel_size' of layer",
                "\"units\": 3 | \"units\": 2000000000 | need [40, 2000000000]",
                "\"class_name\": \"Functional\" | \"class_name\": \"MyModel\" | is a model of the class 'MyModel'",
            })
    void aConfigurationThatContradictsTheWeightsIsRefused(String from, String to, String message) throws IOException {
        assertRefused(altered(config -> config.replace(from, to)), message);
    }

    @Test
    void layersThatReadEachOtherAreRefused() throws IOException {
        Path file = altered(config ->
                config.replace("\"keras_history\": [\"stem\", 0, 0]", "\"keras_history\": [\"features\", 0, 0]"));
        assertRefused(file, "read each other in a circle");
    }

    @Test
    void deepAndBrokenJsonIsRefused() throws IOException {
        assertRefused(altered(config -> "[".repeat(100_000)), "its configuration is no valid JSON");
        assertRefused(
                altered(config -> config.substring(0, config.length() / 2)), "its configuration is no valid JSON");
    }

    @Test
    void weightsThatAreNotFiniteAreRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(resource("keras1_tf.h5"));
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] changed = bytes.clone();
            int place = random.nextInt(bytes.length / 4) * 4;
            Arrays.fill(changed, place, place + 4, (byte) 0xff);
            try {
                KerasReader.read(Files.write(folder.resolve("nan.h5"), changed));
            } catch (NetFileException | FileException e) {
                refused += e.getMessage().contains("not finite numbers") ? 1 : 0;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void whatIsNoKerasNetIsOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("text.h5"), "<html>no net</html>");
        assertRefused(text, "is no Keras net: it is neither an HDF5 file (.h5) nor a zip archive (.keras)");
        assertRefused(folder.resolve("none.keras"), "is missing");
        Path zip = folder.resolve("other.keras");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertRefused(zip, "is no Keras net: its archive has no config.json");
    }

    @Test
    void anotherNumberOfChannelsIsRefused() {
        assertThatThrownBy(() ->
                        KerasReader.read(resource("nested.keras"), ImageSpec.of(1, 1, ImageSpec.Channels.LUMA, 0)))
                .isInstanceOf(NetFileException.class)
                .hasMessageContaining("takes 3 channels, but LUMA has 1");
    }

    /** Every cut and every changed byte gives a net or one line. */
    @ParameterizedTest
    @ValueSource(strings = {"nested.keras", "nested_h5.h5", "keras1_th.h5"})
    void damagedFilesGiveANetOrOneLine(String name) throws IOException {
        byte[] whole = Files.readAllBytes(resource(name));
        long seed = name.hashCode();
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int change = 0; i % 3 != 0 && change < 1 + random.nextInt(4); change++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("damaged-" + name), damaged);
            try {
                Net net = KerasReader.read(file).net();
                assertThat(net.layers()).as("seed %d, change %d", seed, i).isNotEmpty();
            } catch (NetFileException | FileException e) {
                assertThat(e.getMessage()).as("seed %d, change %d", seed, i).startsWith(file.toString());
                assertThat(e.getMessage().lines())
                        .as("seed %d, change %d", seed, i)
                        .hasSize(1);
            }
        }
    }

    /** The checksums of an archive are compared. */
    @Test
    void aChangedWeightInAnArchiveIsFound() throws IOException {
        byte[] bytes = Files.readAllBytes(stored(resource("nested.keras")));
        int weights = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("HDF\r\n");
        for (int i = 0; i < 20; i++) {
            byte[] changed = bytes.clone();
            changed[weights + 2000 + 500 * i] ^= 1;
            assertRefused(Files.write(folder.resolve("changed.keras"), changed), "does not match its checksum");
        }
    }

    @Test
    void theSharedFaultIsOneLine() {
        assertRefused(Shared.path("cases/faults/h5-segv-1.h5"), "have the shape [120, 7]");
    }

    private static Path resource(String name) {
        return ReferenceNets.resource(KerasReferenceTest.class, name);
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> KerasReader.read(file))
                .isInstanceOf(NetFileException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    /** {@code nested.keras} with another configuration, which must differ. */
    private Path altered(UnaryOperator<String> change) throws IOException {
        return rewritten(resource("nested.keras"), change, ZipOutputStream.DEFLATED);
    }

    private Path stored(Path archive) throws IOException {
        return rewritten(archive, config -> config, ZipOutputStream.STORED);
    }

    private Path rewritten(Path archive, UnaryOperator<String> change, int method) throws IOException {
        Path to = folder.resolve("altered.keras");
        try (ZipFile from = new ZipFile(archive.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream out = new ZipOutputStream(file)) {
            List<? extends ZipEntry> entries = Collections.list(from.entries());
            for (ZipEntry entry : entries) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("config.json")) {
                    String config = new String(content, StandardCharsets.UTF_8);
                    String changed = change.apply(config);
                    assertThat(method == ZipOutputStream.STORED || !changed.equals(config))
                            .isTrue();
                    content = changed.getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(named(entry.getName(), content, method));
                out.write(content);
            }
        }
        return to;
    }

    private static ZipEntry named(String name, byte[] content, int method) {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        if (method == ZipOutputStream.STORED) {
            java.util.zip.CRC32 sum = new java.util.zip.CRC32();
            sum.update(content);
            entry.setSize(content.length);
            entry.setCompressedSize(content.length);
            entry.setCrc(sum.getValue());
        }
        return entry;
    }
}
