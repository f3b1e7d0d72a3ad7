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
    void theSecondOfAPairIsALittleMoreLikeTheTeacherWants() throws IOException {
        try (Teacher teacher = new Teacher(sees(RED), settings.blobs(), CROP)) {
            RandomCrops drawn = new RandomCrops(images().entries(), settings);
            try (DreamtCrops crops = new DreamtCrops(settings, drawn, teacher)) {
                crops.dreamWith(sees(BLUE));
                List<AlignedPair> pairs = crops.among(1).pairs();
                assertThat(pairs).hasSize(DREAMT);
                for (AlignedPair pair : pairs) {
                    assertThat(mean(pair.more(), RED) - mean(pair.less(), RED))
                            .as("by how much the second is redder")
                            .isBetween(0.0005, 0.01);
                    assertThat(pair.cosine()).isBetween(-0.01, 0.01);
                    assertThat(pair.weight()).isPositive();
                }
            }
        }
    }

    @Test
    void withoutAStudentNothingIsAligned() throws IOException {
        try (Teacher teacher = new Teacher(sees(RED), settings.blobs(), CROP)) {
            RandomCrops drawn = new RandomCrops(images().entries(), settings);
            try (DreamtCrops crops = new DreamtCrops(settings, drawn, teacher)) {
                assertThat(crops.among(0).pairs())
                        .allSatisfy(pair -> assertThat(pair.weight()).isZero());
            }
        }
    }

    @Test
    void dreamsForValidationHaveTheTeachersGradient() throws IOException {
        try (Teacher teacher = new Teacher(sees(RED), settings.blobs(), CROP)) {
            RandomCrops drawn = new RandomCrops(images().entries(), settings);
            List<RandomCrops.Crop> held = drawn.ofStep(0, 2);
            try (DreamtCrops crops = new DreamtCrops(settings, drawn, teacher)) {
                List<DreamtCrops.Dream> dreams = crops.dreamsFrom(held);
                assertThat(dreams).hasSize(2);
                for (int i = 0; i < dreams.size(); i++) {
                    assertThat(mean(dreams.get(i).rgb(), RED))
                            .isGreaterThan(mean(held.get(i).rgb(), RED) + 0.002);
                    assertThat(mean(dreams.get(i).gradient(), RED)).isPositive();
                    assertThat(mean(dreams.get(i).gradient(), BLUE)).isZero();
                }
            }
        }
    }

    private static double mean(float[] values, int colour) {
        double sum = 0;
        for (int i = colour; i < values.length; i += 3) {
            sum += values[i];
        }
        return sum * 3 / values.length;
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

    /** The mean colour of the second and fourth of the crops that are dreamt on. */
    private static double[] mean(DreamtCrops.Examples examples) {
        assertThat(examples.fresh()).hasSize(BATCH - 2 * DREAMT);
        double[] sum = new double[3];
        for (int i = 1; i < DREAMT; i += 2) {
            for (int colour = 0; colour < 3; colour++) {
                sum[colour] += 2.0 / DREAMT * mean(examples.pairs().get(i).less(), colour);
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
