package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.train.LearningRate;
import io.github.dreamsphere.models.train.TrainingImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomCropsTest {
    private static final int CROP = 64;
    private static final List<String> CLASSES = List.of("black", "white");

    @TempDir
    Path folder;

    @Test
    void aMosaicShowsAPictureInEveryPartAndHasTheirClasses() throws IOException {
        plain("black", 0);
        plain("white", 0xFFFFFF);
        RandomCrops crops = new RandomCrops(TrainingImages.read(folder).entries(), settings(2));
        int both = 0;
        for (RandomCrops.Crop crop : crops.ofStep(0, 20)) {
            assertThat(crop.rgb()).hasSize(CROP * CROP * 3);
            for (int part = 0; part < 4; part++) {
                boolean white = crop.labels().get(part) == 1;
                assertThat(mean(crop.rgb(), part)).isBetween(white ? 0.6 : 0.0, white ? 1.0 : 0.4);
            }
            both += crop.labels().containsAll(List.of(0, 1)) ? 1 : 0;
        }
        assertThat(both).isGreaterThan(10);
    }

    @Test
    void aMosaicMustFit() {
        assertThatThrownBy(() -> settings(3)).hasMessageContaining("mosaic");
        assertThatThrownBy(() -> settings(8)).hasMessageContaining("mosaic");
        assertThatThrownBy(() -> settings(-1)).hasMessageContaining("mosaic");
        assertThat(settings(0).mosaic()).as("a checkpoint without this field").isEqualTo(1);
    }

    private static double mean(float[] rgb, int part) {
        double sum = 0;
        int half = CROP / 2;
        for (int y = part / 2 * half; y < (part / 2 + 1) * half; y++) {
            for (int x = part % 2 * half; x < (part % 2 + 1) * half; x++) {
                sum += rgb[(y * CROP + x) * 3 + 1];
            }
        }
        return sum / (half * half);
    }

    private static DistilSettings settings(int mosaic) {
        return new DistilSettings(
                new InceptionArchitecture(0.125),
                null,
                List.of(new DistilSettings.Head("deep", "mixed3a")),
                new LearningRate(5e-3, 2, 3, LearningRate.Decay.COSINE),
                4,
                CROP,
                mosaic,
                1,
                0,
                CLASSES);
    }

    private void plain(String name, int colour) throws IOException {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1600; i++) {
            image.setRGB(i % 40, i / 40, colour);
        }
        Files.createDirectories(folder.resolve(name));
        ImageIO.write(image, "png", folder.resolve(name + "/picture.png").toFile());
    }
}
