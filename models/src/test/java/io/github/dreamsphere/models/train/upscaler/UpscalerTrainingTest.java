package io.github.dreamsphere.models.train.upscaler;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.train.Checkpoint;
import io.github.dreamsphere.models.train.LearningRate;
import io.github.dreamsphere.models.train.Pictures;
import io.github.dreamsphere.models.train.Stops;
import io.github.dreamsphere.models.train.TrainingLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpscalerTrainingTest {
    private static final Duration OFTEN = Duration.ofHours(1);
    private static final int STEPS = 60;

    @TempDir
    Path folder;

    @Test
    void learnsAndExportsWhatItLearnt() throws IOException {
        Path out = train("out", Progress.SILENT, STEPS);
        Checkpoint<UpscalerSettings> trained = read(out);
        PhotoPair photo = PhotoFolder.read(folder.resolve("photos")).get(0);

        Enlargement enlargement =
                new Enlargement(trained.averaged(), trained.settings().plan());
        assertThat(enlargement.psnr(photo)).isGreaterThan(bicubicPsnr(photo) + 0.5);

        Net net = UpscalerTraining.export(out, "test");
        int edge = 20;
        float[] rgb = noise(edge);
        try (Network network = new Network(net);
                Pass pass = network.forward(net.output(), edge, edge)) {
            pass.forward(rgb);
            int margin = 2 * (trained.settings().plan().margin() + BicubicPhases.REACH);
            assertClose(
                    middle(pass.activation(), 2 * edge, margin),
                    middle(enlargement.twice(rgb, edge, edge), 2 * edge, margin),
                    1e-5);
        }
    }

    @Test
    void aResumedTrainingEndsWhereAnUnbrokenOneDoes() throws IOException {
        Path unbroken = train("unbroken", Progress.SILENT, 12);
        Path broken = folder.resolve("broken");
        assertThatThrownBy(() -> train("broken", new Stops(5), 12)).isInstanceOf(Cancelled.class);
        assertThat(read(broken).step()).isEqualTo(5);
        new UpscalerTraining(folder.resolve("photos")).resume(broken, OptionalInt.empty(), OFTEN, Progress.SILENT);

        assertThat(read(broken).graph().params())
                .isEqualTo(read(unbroken).graph().params());
        assertThat(read(broken).averaged().params())
                .isEqualTo(read(unbroken).averaged().params());
        assertThat(Files.readAllLines(broken.resolve("curve.csv"))).hasSize(3);
        assertThat(broken.resolve("curve.png")).isNotEmptyFile();
    }

    @Test
    void aResumedTrainingCanBeShortened() throws IOException {
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> train("out", new Stops(5), 1000)).isInstanceOf(Cancelled.class);
        new UpscalerTraining(folder.resolve("photos")).resume(out, OptionalInt.of(8), OFTEN, Progress.SILENT);
        assertThat(read(out).step()).isEqualTo(8);
        assertThat(read(out).settings().rate().total()).isEqualTo(8);
    }

    @Test
    void tooFewPhotographsAreAnError() throws IOException {
        Pictures.write(folder.resolve("photos"), 2, 40);
        assertThatThrownBy(() -> new UpscalerTraining(folder.resolve("photos")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at least 12");
    }

    @Test
    void thereMustBeACheckpointToResume() throws IOException {
        Pictures.write(folder.resolve("photos"), 12, 40);
        UpscalerTraining training = new UpscalerTraining(folder.resolve("photos"));
        assertThatThrownBy(() -> training.resume(folder, OptionalInt.empty(), OFTEN, Progress.SILENT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no checkpoint");
    }

    private Path train(String name, Progress progress, int steps) throws IOException {
        Pictures.write(folder.resolve("photos"), 12, 60);
        Path out = Files.createDirectories(folder.resolve(name));
        LearningRate rate = new LearningRate(3e-3, 2, steps, LearningRate.Decay.COSINE);
        UpscalerSettings settings = new UpscalerSettings(new UpscalerPlan(8, 3), rate, 4, 8, 1);
        new UpscalerTraining(folder.resolve("photos")).start(settings, out, OFTEN, progress);
        return out;
    }

    private static Checkpoint<UpscalerSettings> read(Path out) throws IOException {
        return Checkpoint.read(out.resolve(TrainingLoop.CHECKPOINT), UpscalerSettings.class);
    }

    private static double bicubicPsnr(PhotoPair photo) {
        int w = 2 * photo.width();
        int h = 2 * photo.height();
        float[] enlarged = Bicubic.resize(PhotoPair.floats(photo.half()), photo.width(), photo.height(), w, h);
        return Luma.psnr(enlarged, PhotoPair.floats(photo.full()), w, h, 6);
    }

    private static float[] noise(int edge) {
        Random random = new Random(1);
        float[] rgb = new float[edge * edge * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = random.nextFloat();
        }
        return rgb;
    }

    private static float[] middle(float[] rgb, int edge, int margin) {
        int inner = edge - 2 * margin;
        float[] result = new float[inner * inner * 3];
        for (int y = 0; y < inner; y++) {
            System.arraycopy(rgb, ((y + margin) * edge + margin) * 3, result, y * inner * 3, inner * 3);
        }
        return result;
    }
}
