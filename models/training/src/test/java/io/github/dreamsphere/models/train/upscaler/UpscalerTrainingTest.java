package io.github.dreamsphere.models.train.upscaler;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.ImageSpec;
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
import java.util.List;
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
        PhotoPair photo = PhotoFolder.read(folder.resolve("photos")).get(0).get(0);

        UpscalerValidation validation =
                new UpscalerValidation(trained.averaged(), trained.settings().architecture());
        assertThat(validation.psnr(photo)).isGreaterThan(bicubicPsnr(photo) + 0.5);

        Net net = UpscalerTraining.export(out, "test");
        int edge = 20;
        int margin = 2 * (trained.settings().architecture().margin() + BicubicPhases.REACH);
        assertClose(
                middle(enlarged(net, edge), 2 * edge, margin),
                middle(validation.twice(noise(edge), edge, edge), 2 * edge, margin),
                1e-5);
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
        assertThat(broken.resolve("curve.csv")).hasSameTextualContentAs(unbroken.resolve("curve.csv"));
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
    void aDeeperAndWiderNetStartsAsGoodAsTheOneItGrowsFrom() throws IOException {
        Net small = UpscalerTraining.export(train("small", Progress.SILENT, 20), "small");
        Path out = Files.createDirectories(folder.resolve("grown"));
        LearningRate still = new LearningRate(1e-9, 0, 1, LearningRate.Decay.COSINE);
        UpscalerSettings settings = settings(new UpscalerArchitecture(12, 5), still);
        new UpscalerTraining(folder.resolve("photos")).startFrom(List.of(small), settings, out, OFTEN, Progress.SILENT);

        Net grown = UpscalerTraining.export(out, "grown");
        assertThat(UpscalerTraining.architecture(grown)).isEqualTo(new UpscalerArchitecture(12, 5));
        int edge = 24;
        int margin = 14;
        assertClose(
                middle(enlarged(grown, edge), 2 * edge, margin), middle(enlarged(small, edge), 2 * edge, margin), 1e-5);
    }

    @Test
    void addedChannelsLearn() throws IOException {
        Net small = UpscalerTraining.export(train("small", Progress.SILENT, 3), "small");
        Path out = Files.createDirectories(folder.resolve("wider"));
        LearningRate rate = new LearningRate(1e-2, 0, 6, LearningRate.Decay.COSINE);
        UpscalerSettings settings = settings(new UpscalerArchitecture(12, 3), rate);
        new UpscalerTraining(folder.resolve("photos")).startFrom(List.of(small), settings, out, OFTEN, Progress.SILENT);

        float[] last = read(out)
                .graph()
                .getLayer("conv3")
                .getParam("W")
                .dup('c')
                .data()
                .asFloat();
        for (int channel = 8; channel < 12; channel++) {
            assertThat(last[channel * 9]).as("use of channel " + channel).isNotZero();
        }
    }

    @Test
    void aNetForLumaLearnsAndExportsWhatItLearnt() throws IOException {
        UpscalerArchitecture luma = new UpscalerArchitecture(8, 3).ofLuma();
        Path out = train("out", luma, Progress.SILENT, STEPS);
        Checkpoint<UpscalerSettings> trained = read(out);
        assertThat(trained.settings().architecture()).isEqualTo(luma);
        PhotoPair photo = PhotoFolder.read(folder.resolve("photos")).get(0).get(0);

        UpscalerValidation validation = new UpscalerValidation(trained.averaged(), luma);
        assertThat(validation.psnr(photo)).isGreaterThan(bicubicPsnr(photo) + 0.5);

        Net net = UpscalerTraining.export(out, "test");
        assertThat(net.imageSpec().channels()).isEqualTo(ImageSpec.Channels.LUMA);
        assertThat(UpscalerTraining.architecture(net)).isEqualTo(luma);
        int edge = 20;
        int margin = 2 * (luma.margin() + BicubicPhases.REACH);
        assertClose(
                middle(enlarged(net, edge), 1, 2 * edge, margin),
                middle(validation.twice(greyNoise(edge), edge, edge), 1, 2 * edge, margin),
                1e-5);
    }

    @Test
    void aNetForLumaStartsAsOneForColoursTreatsGrey() throws IOException {
        Net colours = UpscalerTraining.export(train("colours", Progress.SILENT, 20), "colours");
        Path out = Files.createDirectories(folder.resolve("luma"));
        LearningRate still = new LearningRate(1e-9, 0, 1, LearningRate.Decay.COSINE);
        UpscalerSettings settings = settings(new UpscalerArchitecture(8, 3).ofLuma(), still);
        UpscalerTraining training = new UpscalerTraining(folder.resolve("photos"));
        training.startFrom(List.of(colours), settings, out, OFTEN, Progress.SILENT);

        int edge = 24;
        float[] rgb = enlarged(colours, greyNoise(edge), edge);
        float[] means = new float[rgb.length / 3];
        for (int i = 0; i < rgb.length; i++) {
            means[i / 3] += rgb[i] / 3;
        }
        Net luma = UpscalerTraining.export(out, "luma");
        assertClose(middle(enlarged(luma, edge), 1, 2 * edge, 10), middle(means, 1, 2 * edge, 10), 1e-5);
        assertThatThrownBy(() -> training.startFrom(
                        List.of(luma), settings(new UpscalerArchitecture(8, 3), still), folder, OFTEN, Progress.SILENT))
                .hasMessageContaining("luma enlarges luma only and cannot start a net for colours");
    }

    @Test
    void aNetForLumaHasNoLossOfColours() {
        LearningRate rate = new LearningRate(1e-3, 0, 1, LearningRate.Decay.COSINE);
        UpscalerArchitecture luma = new UpscalerArchitecture(8, 3).ofLuma();
        assertThatThrownBy(() -> new UpscalerSettings(luma, rate, 4, 8, 1, KernelMix.BICUBIC, 0, 0.25, Loss.LUMA))
                .hasMessageContaining("choose another loss");
    }

    @Test
    void severalNetsStartOneFromTheirMean() throws IOException {
        Net a = UpscalerTraining.export(train("a", Progress.SILENT, 3), "a");
        Net b = UpscalerTraining.export(train("b", Progress.SILENT, 9), "b");
        Path out = Files.createDirectories(folder.resolve("mean"));
        LearningRate still = new LearningRate(1e-9, 0, 1, LearningRate.Decay.COSINE);
        UpscalerTraining training = new UpscalerTraining(folder.resolve("photos"));
        training.startFrom(List.of(a, b), settings(new UpscalerArchitecture(8, 3), still), out, OFTEN, Progress.SILENT);

        float[] mean = weights(UpscalerTraining.export(out, "mean"));
        for (int i = 0; i < mean.length; i++) {
            mean[i] = 2 * mean[i] - weights(a)[i];
        }
        assertClose(mean, weights(b), 1e-5);
    }

    private static float[] weights(Net net) {
        return ((Convolution) net.layers().get(0).op()).weights().data();
    }

    @Test
    void netsThatAreNotAlikeHaveNoMean() throws IOException {
        Net small = UpscalerTraining.export(train("small", Progress.SILENT, 3), "small");
        Path out = Files.createDirectories(folder.resolve("large"));
        LearningRate rate = new LearningRate(1e-3, 0, 1, LearningRate.Decay.COSINE);
        UpscalerTraining training = new UpscalerTraining(folder.resolve("photos"));
        training.start(settings(new UpscalerArchitecture(8, 4), rate), out, OFTEN, Progress.SILENT);
        Net large = UpscalerTraining.export(out, "large");
        assertThatThrownBy(() -> training.startFrom(
                        List.of(small, large),
                        settings(new UpscalerArchitecture(8, 4), rate),
                        out,
                        OFTEN,
                        Progress.SILENT))
                .hasMessageContaining("small and large differ in layers or channels");
    }

    @Test
    void aNetOfMoreChannelsIsNoStart() throws IOException {
        Net small = UpscalerTraining.export(train("small", Progress.SILENT, 3), "small");
        LearningRate rate = new LearningRate(1e-3, 0, 1, LearningRate.Decay.COSINE);
        UpscalerTraining training = new UpscalerTraining(folder.resolve("photos"));
        assertThatThrownBy(() -> training.startFrom(
                        List.of(small), settings(new UpscalerArchitecture(6, 3), rate), folder, OFTEN, Progress.SILENT))
                .hasMessageContaining("small has 3 layers of 8 channels and cannot start a net of 3 layers of 6");
    }

    @Test
    void noiseAndSeveralKernelsAreLearnt() throws IOException {
        Pictures.write(folder.resolve("photos"), 12, 60);
        Path out = Files.createDirectories(folder.resolve("out"));
        LearningRate rate = new LearningRate(3e-3, 2, 4, LearningRate.Decay.COSINE);
        UpscalerSettings settings = new UpscalerSettings(
                new UpscalerArchitecture(8, 3),
                rate,
                4,
                8,
                1,
                KernelMix.valueOf("bicubic,box,lanczos,gaussian"),
                2,
                0.5,
                Loss.SQUARED);
        new UpscalerTraining(folder.resolve("photos")).start(settings, out, OFTEN, Progress.SILENT);
        assertThat(UpscalerTraining.settings(out)).isEqualTo(settings);
        assertThat(read(out).step()).isEqualTo(4);
    }

    @Test
    void whatIsNoPictureIsNamed() throws IOException {
        Pictures.write(folder.resolve("photos"), 12, 40);
        Files.writeString(folder.resolve("photos/notes.txt"), "no picture");
        assertThatThrownBy(() -> new UpscalerTraining(folder.resolve("photos")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("notes.txt: is not a picture");
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
                .hasMessageContaining("no training to resume");
    }

    private Path train(String name, Progress progress, int steps) throws IOException {
        return train(name, new UpscalerArchitecture(8, 3), progress, steps);
    }

    private Path train(String name, UpscalerArchitecture architecture, Progress progress, int steps)
            throws IOException {
        Pictures.write(folder.resolve("photos"), 12, 60);
        Path out = Files.createDirectories(folder.resolve(name));
        LearningRate rate = new LearningRate(3e-3, 2, steps, LearningRate.Decay.COSINE);
        new UpscalerTraining(folder.resolve("photos")).start(settings(architecture, rate), out, OFTEN, progress);
        return out;
    }

    private static UpscalerSettings settings(UpscalerArchitecture plan, LearningRate rate) {
        return new UpscalerSettings(plan, rate, 4, 8, 1, KernelMix.BICUBIC, 0, 0.25, Loss.ABSOLUTE);
    }

    /** Colourful noise enlarged by a net for colours, grey noise by one for luma. */
    private static float[] enlarged(Net net, int edge) {
        return enlarged(net, net.imageSpec().channels().count() == 1 ? greyNoise(edge) : noise(edge), edge);
    }

    private static float[] enlarged(Net net, float[] rgb, int edge) {
        try (Network network = new Network(net);
                Pass pass = network.forward(net.output(), edge, edge)) {
            pass.forward(rgb);
            return pass.activation();
        }
    }

    private static Checkpoint<UpscalerSettings> read(Path out) throws IOException {
        return Checkpoint.read(out.resolve(TrainingLoop.CHECKPOINT), UpscalerSettings.class);
    }

    private static double bicubicPsnr(PhotoPair photo) {
        int w = 2 * photo.width();
        int h = 2 * photo.height();
        float[] enlarged =
                ReductionKernel.BICUBIC.resize(PhotoPair.floats(photo.half()), photo.width(), photo.height(), w, h);
        return UpscalerValidation.psnr(enlarged, PhotoPair.floats(photo.full()), w, h, 6);
    }

    private static float[] noise(int edge) {
        Random random = new Random(1);
        float[] rgb = new float[edge * edge * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = random.nextFloat();
        }
        return rgb;
    }

    private static float[] greyNoise(int edge) {
        float[] rgb = noise(edge);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = rgb[i - i % 3];
        }
        return rgb;
    }

    private static float[] middle(float[] rgb, int edge, int margin) {
        return middle(rgb, 3, edge, margin);
    }

    private static float[] middle(float[] picture, int samples, int edge, int margin) {
        int inner = edge - 2 * margin;
        float[] result = new float[inner * inner * samples];
        for (int y = 0; y < inner; y++) {
            int from = ((y + margin) * edge + margin) * samples;
            System.arraycopy(picture, from, result, y * inner * samples, inner * samples);
        }
        return result;
    }
}
