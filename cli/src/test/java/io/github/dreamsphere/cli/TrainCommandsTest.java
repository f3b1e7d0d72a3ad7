package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.net.NetFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandsTest {
    private final CommandLine command = new CommandLine();

    @TempDir
    Path folder;

    @Test
    void anUpscalerIsTrainedAndTrainedOn() throws IOException {
        Path photos = pictures(12);
        Path out = folder.resolve("out");
        Object[] words = {"train-upscaler", photos, "-o", out, "--channels", 4, "--layers", 3, "--steps", 3};

        assertThat(command.run(with(words, "--batch", 1, "--crop", 4))).isEqualTo(ExitCode.DONE);
        assertThat(NetFile.read(out.resolve("upscaler.dsnet")).output()).isEqualTo("enlarged");
        assertThat(command.run("train-upscaler", photos, "-o", out, "--resume", "--steps", 5))
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(out.resolve("curve.csv"))).contains("\n3,", "\n5,");
    }

    @Test
    void anUpscalerGrowsFromAnotherAndLearnsToRemoveNoise() throws IOException {
        Path photos = pictures(12);
        Path small = folder.resolve("small");
        Object[] words = {"train-upscaler", photos, "--batch", 1, "--crop", 4, "--steps", 2, "-o"};
        assertThat(command.run(with(words, small, "--channels", 4, "--layers", 3)))
                .isEqualTo(ExitCode.DONE);
        Object[] more = {"--from", small, "--layers", 4, "--denoise", 1, "--kernels", "bicubic*3,box"};
        Path grown = folder.resolve("grown");
        assertThat(command.run(with(with(words, grown), more))).isEqualTo(ExitCode.DONE);
        assertThat(NetFile.read(grown.resolve("upscaler.dsnet")).blobs()).contains("conv4");

        Path net = small.resolve("upscaler.dsnet");
        Path out = folder.resolve("out");
        assertThat(command.run(with(words, out, "--from", net, "--channels", 8)))
                .isEqualTo(ExitCode.FAILED);
        assertThat(command.run("train-upscaler", photos, "-o", small, "--resume", "--layers", 5))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run(with(words, out, "--from", "dreamsphere-dream"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run(with(words, out, "--denoise", 9))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run(with(words, out, "--kernels", "round"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.err()).hasSize(5);
        assertThat(command.err().get(0)).contains("3 layers of 4 channels");
        assertThat(command.err().get(1)).contains("3 layers of 4 channels, not 5 of 4");
        assertThat(command.err().get(2)).contains("dreamsphere-dream is not one that train-upscaler made");
        assertThat(command.err().get(3)).contains("the noise level must be 0 to 3, was 9");
        assertThat(command.err().get(4)).contains("kernels are written as");
    }

    @Test
    void classesAreLearntAndCheckedByName() throws IOException {
        Path data = folder.resolve("data");
        for (String name : new String[] {"ants", "bees"}) {
            Files.createDirectories(data);
            Files.move(pictures(4), data.resolve(name));
        }
        Files.writeString(data.resolve("bees/broken.png"), "no picture");
        Path out = folder.resolve("out");
        Object[] words = {"train", data, "-o", out, "--architecture", "plain", "--net-width", 0.25, "--steps", 2};

        assertThat(command.run(with(words, "--batch", 2, "--crop", 32))).isEqualTo(ExitCode.DONE);
        assertThat(command.err()).anyMatch(line -> line.contains("1 broken pictures were left out"));
        assertThat(Files.readAllLines(out.resolve("labels.txt"))).containsExactly("ants", "bees");
        assertThat(command.run("models", "check", out.resolve("net.dsnet"), data.resolve("ants/0.png")))
                .isEqualTo(ExitCode.DONE);
        assertThat(command.out()).contains("ants", "bees");

        assertThat(command.run(with(words, "--batch", 2))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(lastError()).contains("holds a training already", "--resume");
        assertThat(command.run("train", data, "-o", out, "--resume", "--steps", 3, "--architecture", "inception"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(lastError()).contains("checkpoint.zip", "--architecture plain, not inception");
        assertThat(command.run("train", data, "-o", out, "--resume", "--steps", 3, "--net-width", 0.25))
                .isEqualTo(ExitCode.DONE);

        Path net = out.resolve("net.dsnet");
        Object[] further = {"train", data, "-o", folder.resolve("further"), "--from", net, "--cut", "conv3"};
        assertThat(command.run(with(further, "--crop", 32, "--batch", 2, "--steps", 2)))
                .isEqualTo(ExitCode.DONE);
        assertThat(NetFile.read(folder.resolve("further/net.dsnet")).blobs()).contains("conv3", "class_scores");
        assertThat(command.run("train", data, "-o", folder, "--from", net)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(lastError()).contains("--cut");
    }

    private String lastError() {
        return command.err().get(command.err().size() - 1);
    }

    @Test
    void wrongUsageIsOneLine() throws IOException {
        Path photos = pictures(1);
        assertThat(command.run("train", photos, "-o", folder)).isEqualTo(ExitCode.FAILED);
        assertThat(command.run("train", photos, "--teacher", "x", "-o", folder, "--blobs", "a"))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run("train-upscaler", photos)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run("train-upscaler", photos, "-o", folder.resolve("out")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(command.err()).hasSize(4);
        assertThat(command.err().get(0)).contains("1 pictures lie in no folder", "--teacher NET");
        assertThat(command.err().get(1)).contains("BLOB=LAYER");
        assertThat(command.err().get(2)).contains("-o DIR");
        assertThat(command.err().get(3)).contains("at least 12");
    }

    private static Object[] with(Object[] words, Object... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
    }

    private Path pictures(int count) throws IOException {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
            for (int p = 0; p < 1600; p++) {
                image.setRGB(p % 40, p / 40, (p * 2654435 + i * 77777) & 0xFFFFFF);
            }
            ImageIO.write(image, "png", photos.resolve(i + ".png").toFile());
        }
        return photos;
    }
}
