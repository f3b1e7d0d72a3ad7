package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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
        String small = "--channels 4 --layers 3 --batch 1 --crop 4";

        assertThat(command.run("train-upscaler {} -o {} --steps 3 " + small, photos, out))
                .isEqualTo(ExitCode.DONE);
        assertThat(NetFile.read(out.resolve("upscaler.dsnet")).output()).isEqualTo("enlarged");
        assertThat(command.run("train-upscaler {} -o {} --resume --steps 5", photos, out))
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(out.resolve("curve.csv"))).contains("\n3,", "\n5,");
    }

    @Test
    void selectedChannelsMakeANetThatDreamsWithoutAChoiceOfLayer() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        for (String name : List.of("red", "noise")) {
            Files.createDirectory(classes.resolve(name));
            for (int i = 0; i < 2; i++) {
                ImageIO.write(
                        picture(name.equals("red")),
                        "png",
                        classes.resolve(name + "/" + i + ".png").toFile());
            }
        }
        Files.writeString(classes.resolve("red/broken.jpg"), "not a picture");
        Path net = folder.resolve("mine.dsnet");
        String select = "models select dreamsphere-dream {} --layer mixed3b";

        assertThat(command.run(select + " --like noise -o {}", classes, net))
                .as(command.err().toString())
                .isEqualTo(ExitCode.DONE);
        assertThat(NetFile.readStored(net).bestLayers()).containsExactly("selected");
        assertThat(command.err())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).endsWith("1 broken picture was left out: red/broken.jpg"))
                .anySatisfy(line -> assertThat(line).contains("class 'red' has only 2 of the 5 pictures"));
        Path picture = classes.resolve("red/0.png");
        assertThat(command.run(
                        "dream {} --flat --model {} --width 64 --steps 1 --octaves 1 -o {}",
                        picture,
                        net,
                        folder.resolve("dream.png")))
                .as(command.err().toString())
                .isEqualTo(ExitCode.DONE);

        command.clear();
        assertThat(command.run(select, classes)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.err().get(0)).contains("models select also needs --like and -o FILE.dsnet;");
        assertThat(command.run(select + " --like noise -o {}", classes, folder.resolve("mine")))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.err().get(1)).contains("-o must end in .dsnet");
        Path missing = folder.resolve("missing");
        assertThat(command.run(select + " --like noise -o {}", missing, net)).isEqualTo(ExitCode.FAILED);
        assertThat(command.err().get(2)).contains(missing + ": no such folder or archive");
    }

    private static BufferedImage picture(boolean isPlain) {
        BufferedImage picture = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(5);
        for (int i = 0; i < 128 * 128; i++) {
            picture.setRGB(i % 128, i / 128, isPlain ? 0xCC2222 : random.nextInt(1 << 24));
        }
        return picture;
    }

    @Test
    void anUpscalerGrowsFromAnotherAndLearnsToRemoveNoise() throws IOException {
        Path photos = pictures(12);
        Path small = folder.resolve("small");
        String train = "train-upscaler {} -o {} --batch 1 --crop 4 --steps 2 ";
        assertThat(command.run(train + "--channels 4 --layers 3", photos, small))
                .isEqualTo(ExitCode.DONE);
        Path grown = folder.resolve("grown");
        String more = "--from {} --layers 4 --denoise 1 --kernels bicubic*3,box";
        assertThat(command.run(train + more, photos, grown, small)).isEqualTo(ExitCode.DONE);
        assertThat(NetFile.read(grown.resolve("upscaler.dsnet")).blobs()).contains("conv4");

        Path net = small.resolve("upscaler.dsnet");
        Path out = folder.resolve("out");
        assertThat(command.run(train + "--from {} --channels 2", photos, out, net))
                .isEqualTo(ExitCode.FAILED);
        assertThat(command.run("train-upscaler {} -o {} --resume --layers 5", photos, small))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run(train + "--from dreamsphere-dream", photos, out)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run(train + "--denoise 9", photos, out)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run(train + "--kernels round", photos, out)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.err()).hasSize(5);
        assertThat(command.err().get(0)).contains("3 layers of 4 channels");
        assertThat(command.err().get(1)).contains("3 layers of 4 channels, not 5 of 4");
        assertThat(command.err().get(2)).contains("dreamsphere-dream is not an upscaler trained by dreamsphere");
        assertThat(command.err().get(3)).contains("--denoise must be a whole number from 0 to 3, was '9'");
        assertThat(command.err().get(4)).contains("kernels are written as");
    }

    @Test
    void classesAreLearntAndCheckedByName() throws IOException {
        Path data = antsAndBees();
        Files.writeString(data.resolve("bees/broken.png"), "no picture");
        Path out = folder.resolve("out");
        String train = "train {} -o {} --architecture plain --net-width 0.25 --steps 2 --batch 2";

        assertThat(command.run(train + " --crop 32", data, out)).isEqualTo(ExitCode.DONE);
        assertThat(command.err()).anyMatch(line -> line.contains("1 broken picture was left out: bees/broken.png"));
        assertThat(Files.readAllLines(out.resolve("labels.txt"))).containsExactly("ants", "bees");
        assertThat(command.run("models check {} {}", out.resolve("net.dsnet"), data.resolve("ants/0.png")))
                .isEqualTo(ExitCode.DONE);
        assertThat(command.out()).contains("ants", "bees");

        assertThat(command.run(train, data, out)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(lastError()).contains("holds a training already", "--resume");
        String resume = "train {} -o {} --resume --steps 3";
        assertThat(command.run(resume + " --architecture inception", data, out)).isEqualTo(ExitCode.FAILED);
        assertThat(lastError()).contains("checkpoint.zip", "architecture plain, not inception", "--architecture");
        assertThat(command.run(resume + " --net-width 0.25", data, out)).isEqualTo(ExitCode.DONE);

        Path net = out.resolve("net.dsnet");
        Path further = folder.resolve("further");
        String onTop = "train {} -o {} --from {} --cut conv3 --crop 32 --batch 2 --steps 2";
        assertThat(command.run(onTop, data, further, net)).isEqualTo(ExitCode.DONE);
        assertThat(NetFile.read(further.resolve("net.dsnet")).blobs()).contains("conv3", "class_scores");
        assertThat(command.run("train {} -o {} --from {}", data, folder, net)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(lastError()).contains("--cut");
    }

    @Test
    void aStudentOfATeacherLearnsTheClassesToo() throws IOException {
        Path data = antsAndBees();
        Path out = folder.resolve("out");
        String train = "train {} -o {} --teacher dreamsphere-dream --net-width 0.25 --steps 2 --batch 2 --crop 32";
        assertThat(command.run(train + " --classes --blobs inception_3b/output=mixed3b", data, out))
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readAllLines(out.resolve("labels.txt"))).containsExactly("ants", "bees");
        Net net = NetFile.read(out.resolve("net.dsnet"));
        assertThat(net.channels("prob")).isEqualTo(2);

        assertThat(command.run(train + " --blobs mixed3a=mixed9", data, folder.resolve("other")))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(lastError()).contains("a head cannot read 'mixed9'");
        assertThat(command.run(train + " --blobs mixed3a=mixed3a", data, folder.resolve("other")))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(lastError()).contains("the new net has a layer 'mixed3a' of its own");
        assertThat(command.run(train + " --classes --blobs prob=mixed3a", data, folder.resolve("other")))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(lastError()).contains("'prob' cannot be learnt together with classes");
        String fitted = train + " --blobs inception_3b/output=mixed3b --fit-layers";
        assertThat(command.run(fitted, data, folder.resolve("other"))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(lastError()).contains("only to a teacher of the same architecture");
    }

    /** A folder with four pictures of each of two classes. */
    private Path antsAndBees() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        for (String name : List.of("ants", "bees")) {
            Files.move(pictures(4), data.resolve(name));
        }
        return data;
    }

    private String lastError() {
        return command.err().get(command.err().size() - 1);
    }

    @Test
    void wrongUsageIsOneLine() throws IOException {
        Path photos = pictures(1);
        assertThat(command.run("train {} -o {}", photos, folder)).isEqualTo(ExitCode.FAILED);
        assertThat(command.run("train {} --teacher x -o {} --blobs a", photos, folder))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run("train {} -o {} --channels stem2=9", photos, folder))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run("train {} -o {} --fit-layers", photos, folder)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run("train-upscaler {}", photos)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.run("train-upscaler {} -o {}", photos, folder.resolve("out")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(command.err()).hasSize(6);
        assertThat(command.err().get(0)).contains("1 picture is not in the folder of a class", "--teacher NET");
        assertThat(command.err().get(1)).contains("BLOB=LAYER");
        assertThat(command.err().get(2)).contains("--channels needs --teacher", "--from", "--fit-layers");
        assertThat(command.err().get(3)).contains("--fit-layers needs --teacher");
        assertThat(command.err().get(4)).contains("-o DIR");
        assertThat(command.err().get(5)).contains("at least 12");
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
