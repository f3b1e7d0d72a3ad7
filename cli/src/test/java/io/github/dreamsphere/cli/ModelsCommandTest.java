package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.catalog.StandardFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    @TempDir
    Path folder;

    private final CommandLine command =
            new CommandLine(Map.of("models", () -> new ModelsCommand(() -> Models.in(folders()))));

    private StandardFolders folders() {
        return new StandardFolders(folder.resolve("cache"), folder.resolve("data"));
    }

    private int run(String line, Object... values) {
        command.clear();
        return command.run(line, values);
    }

    @Test
    void listsWhatCanBeFetched() {
        assertThat(run("models")).isZero();
        assertThat(command.out()).contains("bvlc_googlenet", "vgg19", "waifu2x_photo_scale2x", "54 MB");
    }

    @Test
    void showsWhereAKnownNetIsKept() {
        assertThat(run("models show vgg16")).isZero();
        assertThat(command.out())
                .contains("103.939", "SHA-1 9363e1f6d65f7dba68c4f27a1e62105cdf6c4e24", "models fetch vgg16");
    }

    @Test
    void tellsWrongUsageInOneLine() {
        assertThat(run("models dance")).isEqualTo(2);
        assertThat(String.join("\n", command.err()))
                .contains("dance", "list, show, fetch, import, select, check")
                .hasLineCount(1);
        assertThat(run("models fetch vgg20")).isEqualTo(2);
        assertThat(String.join("\n", command.err())).contains("vgg20", "vgg19").hasLineCount(1);
        assertThat(run("models import x")).isEqualTo(2);
        assertThat(String.join("\n", command.err())).contains("--name").hasLineCount(1);
        assertThat(run("models import x --name n --mean 1,2,3")).isEqualTo(2);
        assertThat(String.join("\n", command.err()))
                .contains("missing: --range, --channels")
                .hasLineCount(1);
        assertThat(run("models show nowhere")).isEqualTo(1);
        assertThat(String.join("\n", command.err()))
                .contains("there is no net 'nowhere'")
                .hasLineCount(1);
    }

    @Test
    void keepsNothingOfABrokenNet() throws IOException {
        for (String name : List.of("net.onnx", "net.h5", "net.zip", "net.dsnet")) {
            Path net = Files.writeString(folder.resolve(name), "some text, and no net");
            int code = run("models import {} --name mine --mean 0,0,0 --range 1 --channels rgb", net);
            assertThat(code).as(name).isEqualTo(1);
            assertThat(String.join("\n", command.err()))
                    .startsWith("dreamsphere: " + net + ": ")
                    .hasLineCount(1);
            assertThat(folder.resolve("data/mine")).doesNotExist();
        }
        assertThat(run("models import {} --name mine", folder.resolve("net.onnx")))
                .isEqualTo(1);
        assertThat(String.join("\n", command.err()))
                .contains("is not an ONNX file")
                .hasLineCount(1);
        assertThat(run("models import {} --name mine", folder.resolve("net.zip")))
                .isEqualTo(1);
        assertThat(String.join("\n", command.err())).contains("--mean").hasLineCount(1);
    }

    @Test
    void importsShowsAndChecksANet() {
        Path googlenet = shared().resolve("models/bvlc_googlenet");
        String input = "--labels {} --mean 104,117,123 --range 255 --channels bgr";
        assertThat(run(
                        "models import {} {} --name dogs " + input,
                        googlenet.resolve("deploy.prototxt"),
                        googlenet.resolve("bvlc_googlenet_noaux.caffemodel"),
                        googlenet.resolve("synset_words.txt")))
                .as(command.err().toString())
                .isZero();
        assertThat(run("models list")).isZero();
        assertThat(command.out().lines()).anyMatch(line -> line.matches("  dogs +imported"));
        assertThat(run("models show dogs")).isZero();
        assertThat(command.out()).contains("inception_4c/output", "14x14x512", "BGR, 0..255");
        Path picture = shared().resolve("reference/input_224.png");
        assertThat(run("models check dogs {}", picture))
                .as(command.err().toString())
                .isZero();
        assertThat(command.out().lines().limit(5).map(line -> line.split("\\s+")[2]))
                .containsExactlyElementsOf(expected());
    }

    @Test
    void saysWhetherAnInputIsDescribedRightly() {
        Path googlenet = shared().resolve("models/bvlc_googlenet");
        assertThat(run("models check {}", googlenet)).isZero();
        assertThat(command.out())
                .contains("Mean and range: look right", "Channel order: name some photographs to check it");
        String input = " --name wrong --mean 0,0,0 --range 1 --channels rgb";
        assertThat(run("models import {}" + input, googlenet)).isZero();
        Path picture = shared().resolve("data/photospheres/bma-1.jpg");
        assertThat(run("models check wrong {} {}", picture, shared().resolve("data/photospheres/examplepano.jpg")))
                .isZero();
        assertThat(command.out()).contains("Mean and range: look wrong", "--range 255");
    }

    /** The reference's five greatest, from the numbers of its {@code .npy} file: a header, then 1000 floats. */
    private static List<String> expected() {
        try {
            var bytes = ByteBuffer.wrap(
                            Files.readAllBytes(shared().resolve("reference/googlenet_224/prob.activation_chw.npy")))
                    .order(ByteOrder.LITTLE_ENDIAN);
            int start = bytes.capacity() - 4 * 1000;
            return IntStream.range(0, 1000)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -bytes.getFloat(start + 4 * i)))
                    .limit(5)
                    .map(String::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path shared() {
        Path shared = Path.of(System.getProperty("dreamsphere.shared", "../shared"));
        assumeTrue(Files.isDirectory(shared), "the data beside the checkout is absent: " + shared);
        return shared;
    }
}
