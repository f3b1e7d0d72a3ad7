package io.github.dreamsphere.models.train.classify;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.train.Checkpoint;
import io.github.dreamsphere.models.train.Distortion;
import io.github.dreamsphere.models.train.LearningRate;
import io.github.dreamsphere.models.train.NoisePicture;
import io.github.dreamsphere.models.train.Stops;
import io.github.dreamsphere.models.train.TrainingImages;
import io.github.dreamsphere.models.train.TrainingLoop;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ClassificationTest {
    private static final int CROP = 32;
    private static final Duration ONLY_AT_THE_END = Duration.ofHours(1);

    @TempDir
    Path folder;

    /** Stripes that lie and are reddish, and stripes that stand and are bluish. */
    @BeforeEach
    void pictures() throws IOException {
        Random random = new Random(3);
        for (String name : List.of("lying", "standing")) {
            Path of = Files.createDirectories(folder.resolve("data").resolve(name));
            for (int i = 0; i < 20; i++) {
                int colour = random.nextInt(0x808080) | (name.equals("lying") ? 0xC00000 : 0xC0);
                int width = 3 + random.nextInt(3);
                BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
                for (int p = 0; p < 1600; p++) {
                    int along = name.equals("lying") ? p / 40 : p % 40;
                    image.setRGB(p % 40, p / 40, along / width % 2 == 0 ? colour : colour / 2 & 0x7F7F7F);
                }
                ImageIO.write(image, "png", of.resolve(i + ".png").toFile());
            }
        }
    }

    @Test
    void learnsClassesAndExportsWhatItLearnt() throws IOException {
        Path out = train("out", Architecture.PLAIN, Progress.SILENT, 30);

        List<String> curve = Files.readAllLines(out.resolve("curve.csv"));
        String last = curve.get(curve.size() - 1);
        assertThat(Double.parseDouble(last.split(",")[2])).isGreaterThan(0.9);
        assertThat(Classification.labels(out)).containsExactly("lying", "standing");
        BufferedImage sheet = ImageIO.read(out.resolve("dreams.png").toFile());
        assertThat(sheet.getWidth()).isEqualTo(7 * CROP);

        Net net = Classification.export(out, "test");
        assertThat(net.output()).isEqualTo(ClassifierHead.CLASSES);
        assertThat(net.blobs()).contains("conv3", ClassifierHead.SCORES);
        assertClose(NoisePicture.blob(net, ClassifierHead.CLASSES, CROP), onDl4j(out, ClassifierHead.CLASSES), 1e-4);
        assertClose(NoisePicture.blob(net, ClassifierHead.SCORES, CROP), onDl4j(out, ClassifierHead.SCORES), 1e-4);
    }

    @Test
    void aTrainedNetIsTrainedFurther() throws IOException {
        Net base = Nets.branches();
        Path out = Files.createDirectories(folder.resolve("out"));
        ClassSettings settings = settings(null, 4);
        Path half = Files.createDirectories(folder.resolve("half"));
        assertThatThrownBy(() -> classification().start(base.upTo("sum"), settings, half, Duration.ZERO, new Stops(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'sum' (Eltwise) cannot be trained: it is a weighted sum; cut the net before it");
        assertThat(half).isEmptyDirectory();

        assertThatThrownBy(() -> classification().start(base.upTo("b"), settings, out, ONLY_AT_THE_END, new Stops(2)))
                .isInstanceOf(Cancelled.class);
        classification().resume(out, OptionalInt.empty(), Map.of(), ONLY_AT_THE_END, Progress.SILENT);
        Net net = Classification.export(out, "test");
        assertThat(net.blobs()).contains("conv", "b", ClassifierHead.SCORES);
        assertClose(NoisePicture.blob(net, ClassifierHead.CLASSES, CROP), onDl4j(out, ClassifierHead.CLASSES), 1e-4);
        assertThat(NoisePicture.blob(net, "conv", CROP)).isNotEqualTo(NoisePicture.blob(base, "conv", CROP));
    }

    @Test
    void aResumedTrainingEndsWhereAnUnbrokenOneDoes() throws IOException {
        Path unbroken = train("unbroken", Architecture.PLAIN, Progress.SILENT, 6);
        Path broken = folder.resolve("broken");
        assertThatThrownBy(() -> train("broken", Architecture.PLAIN, new Stops(3), 6))
                .isInstanceOf(Cancelled.class);
        classification().resume(broken, OptionalInt.empty(), Map.of(), ONLY_AT_THE_END, Progress.SILENT);

        assertThat(read(broken).step()).isEqualTo(6);
        assertThat(read(broken).graph().params())
                .isEqualTo(read(unbroken).graph().params());
        assertThat(read(broken).averaged().params())
                .isEqualTo(read(unbroken).averaged().params());
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() throws IOException {
        Path out = train("out", Architecture.PLAIN, Progress.SILENT, 2);
        assertThatThrownBy(() -> resume(out, Map.of("architecture", "inception")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(out.resolve("checkpoint.zip").toString())
                .hasMessageContaining("was started with architecture plain, not inception");
        assertThatThrownBy(() -> resume(out, Map.of("from", "dogs")))
                .hasMessageContaining("was started without from, not dogs");
        Files.createDirectories(folder.resolve("data/third"));
        Files.copy(folder.resolve("data/lying/1.png"), folder.resolve("data/third/1.png"));
        assertThatThrownBy(() -> resume(out, Map.of("architecture", "plain")))
                .hasMessageContaining("2 classes, which differ from the 3");
    }

    @Test
    void oneClassOrNoneIsAnError() throws IOException {
        Path lone = folder.resolve("data/lying");
        assertThatThrownBy(() -> new Classification(TrainingImages.read(lone), lone))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(lone.toString())
                .hasMessageContaining("20 pictures are not in the folder of a class");
        Path one = Files.createDirectories(folder.resolve("one/cats"));
        Files.copy(lone.resolve("1.png"), one.resolve("1.png"));
        Path parent = one.getParent();
        assertThatThrownBy(() -> new Classification(TrainingImages.read(parent), parent))
                .hasMessageContaining("contains only one class, 'cats'");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> TrainingImages.read(empty)).hasMessageContaining("contains no readable pictures");
    }

    private void resume(Path out, Map<String, String> asked) throws IOException {
        classification().resume(out, OptionalInt.of(3), asked, ONLY_AT_THE_END, Progress.SILENT);
    }

    private Classification classification() throws IOException {
        Path data = folder.resolve("data");
        return new Classification(TrainingImages.read(data), data);
    }

    private static ClassSettings settings(Architecture architecture, int steps) {
        LearningRate rate = new LearningRate(5e-3, 1, steps, LearningRate.Decay.POLYNOMIAL);
        String from = architecture == null ? "net" : null;
        return new ClassSettings(
                architecture, 0.25, from, from, List.of(), Distortion.Kind.GOOGLENET, rate, 8, CROP, 1);
    }

    private Path train(String name, Architecture architecture, Progress progress, int steps) throws IOException {
        Path out = Files.createDirectories(folder.resolve(name));
        classification().start(settings(architecture, steps), out, ONLY_AT_THE_END, progress);
        return out;
    }

    private static Checkpoint<ClassSettings> read(Path out) throws IOException {
        return Checkpoint.read(out.resolve(TrainingLoop.CHECKPOINT), ClassSettings.class);
    }

    private static float[] onDl4j(Path out, String vertex) throws IOException {
        Checkpoint<ClassSettings> state = read(out);
        INDArray input = Nd4j.create(NoisePicture.of(CROP), new long[] {1, CROP, CROP, 3}, 'c');
        if (state.settings().architecture() != null) {
            input.subi(0.5).muli(4);
        }
        return state.averaged()
                .feedForward(input, false)
                .get(vertex)
                .dup('c')
                .data()
                .asFloat();
    }
}
