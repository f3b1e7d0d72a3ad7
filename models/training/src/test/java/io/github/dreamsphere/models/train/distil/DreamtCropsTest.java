package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.train.LearningRate;
import io.github.dreamsphere.models.train.Pictures;
import io.github.dreamsphere.models.train.TrainingImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DreamtCropsTest {
    private static final int CROP = 32;
    private static final int BATCH = 10;
    private static final int DREAMT = 4;
    private static final int RED = 0;
    private static final int BLUE = 2;
    private static final int STEPS = 12;

    @TempDir
    Path folder;

    private final DistilSettings settings = new DistilSettings(
            new InceptionArchitecture(0.125),
            List.of(new DistilSettings.Head("deep", "mixed3a")),
            new LearningRate(5e-3, 2, 3, LearningRate.Decay.COSINE),
            BATCH,
            CROP,
            1,
            DREAMT,
            List.of());

    @Test
    void theStudentDreamsOnEverySecondOnceThereIsOneAndTheTeacherBefore() throws IOException {
        double[] alone = colours(crops -> {});
        double[] together = colours(crops -> crops.dreamWith(sees(BLUE)));
        assertThat(alone[RED]).isGreaterThan(together[RED] + 0.02);
        assertThat(together[BLUE]).isGreaterThan(alone[BLUE] + 0.02);
    }

    @Test
    void aCropIsShownBeforeAndAfterItsStep() throws IOException {
        try (Teacher teacher = new Teacher(sees(RED), settings.blobs(), CROP)) {
            RandomCrops drawn = new RandomCrops(images().entries(), settings);
            try (DreamtCrops crops = new DreamtCrops(settings, drawn, teacher)) {
                for (List<RandomCrops.Crop> shown :
                        List.of(crops.among(1), crops.among(2), crops.withPairs(drawn.ofStep(0, 2)))) {
                    for (int i = shown.size() - 2 * DREAMT; i < shown.size(); i += 2) {
                        double more = red(shown.get(i + 1)) - red(shown.get(i));
                        assertThat(more).as("by how much crop %d is redder", i).isBetween(0.0005, 0.05);
                    }
                }
            }
        }
    }

    private static double red(RandomCrops.Crop crop) {
        double sum = 0;
        for (int i = 0; i < crop.rgb().length; i += 3) {
            sum += crop.rgb()[i];
        }
        return sum / (CROP * CROP);
    }

    /**
     * The mean colour, after some steps, of every second crop that is dreamt on; by a teacher who sees red, and whoever
     * {@code start} adds.
     */
    private double[] colours(Consumer<DreamtCrops> start) throws IOException {
        try (Teacher teacher = new Teacher(sees(RED), settings.blobs(), CROP)) {
            RandomCrops drawn = new RandomCrops(images().entries(), settings);
            try (DreamtCrops crops = new DreamtCrops(settings, drawn, teacher)) {
                start.accept(crops);
                for (int step = 1; step < STEPS; step++) {
                    crops.among(step);
                }
                return mean(crops.among(STEPS));
            }
        }
    }

    /** Those dreamt on come last, each before and after; the second and fourth of them. */
    private static double[] mean(List<RandomCrops.Crop> crops) {
        assertThat(crops).hasSize(BATCH);
        double[] sum = new double[3];
        for (int i = BATCH - 2 * DREAMT + 3; i < BATCH; i += 4) {
            float[] rgb = crops.get(i).rgb();
            for (int value = 0; value < rgb.length; value++) {
                sum[value % 3] += 2.0 / DREAMT * rgb[value] / (CROP * CROP);
            }
        }
        return sum;
    }

    /** A net whose blob {@code deep} is how much of a colour there is. */
    private static Net sees(int colour) {
        Convolution any = Nets.convolution(new Random(1), 3, 2, 8, 8, 0);
        float[] weights = new float[any.weights().data().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i / (8 * 8) % 3 == colour ? 1 / 64f : 0;
        }
        Convolution one = new Convolution(
                new Tensor(any.weights().shape(), weights), Tensor.zeros(2), any.window(), any.groups());
        return new Net("sees one colour", Nets.PLAIN, "data", List.of(new Layer("deep", one, "data", "deep")));
    }

    private TrainingImages images() throws IOException {
        Pictures.write(folder.resolve("pictures/a"), 8, 40);
        return TrainingImages.read(folder.resolve("pictures"));
    }
}
