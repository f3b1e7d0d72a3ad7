package io.github.dreamsphere.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistortionTest {
    private static final long SEED = 11;
    private static final int DRAWS = 4000;

    @Test
    void partsAreOfEverySizeAndAspectAndLieWithinThePicture() {
        SplittableRandom random = new SplittableRandom(SEED);
        double meanArea = 0;
        double least = 1;
        double most = 0;
        for (int i = 0; i < DRAWS; i++) {
            RandomResizedCrop crop = RandomResizedCrop.draw(300, 240, random);
            assertThat(crop.left()).isBetween(0, 300 - crop.width());
            assertThat(crop.top()).isBetween(0, 240 - crop.height());
            double area = crop.width() * (double) crop.height() / (300 * 240);
            assertThat(crop.width() / (double) crop.height()).isBetween(0.74, 1.35);
            meanArea += area / DRAWS;
            least = Math.min(least, area);
            most = Math.max(most, area);
        }
        assertThat(least).isBetween(0.079, 0.09);
        assertThat(most).isGreaterThan(0.9);
        assertThat(meanArea).isBetween(0.42, 0.54);
    }

    @Test
    void aPictureTooLongForAnyPartGivesItsMiddle() {
        RandomResizedCrop crop = RandomResizedCrop.draw(2000, 10, new SplittableRandom(SEED));
        assertThat(crop).isEqualTo(new RandomResizedCrop(995, 0, 10, 10));
    }

    @Test
    void theMeanOfAnAreaIsTaken() {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x804000);
        int[] cut = new RandomResizedCrop(0, 0, 4, 4).cut(image, 2, RandomResizedCrop.Interpolation.AREA);
        assertThat(cut).containsExactly(0x201000, 0, 0, 0);
    }

    @Test
    void everyMannerGivesCropsThatDifferAndStayInRange() {
        BufferedImage image = new BufferedImage(60, 50, BufferedImage.TYPE_INT_RGB);
        SplittableRandom pixels = new SplittableRandom(SEED);
        for (int p = 0; p < 3000; p++) {
            image.setRGB(p % 60, p / 60, pixels.nextInt(0x1000000));
        }
        for (Distortion.Kind manner : Distortion.Kind.values()) {
            Distortion distortion = new Distortion(32, manner);
            Set<Float> sums = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                float sum = 0;
                for (float value : distortion.crop(image, new SplittableRandom(SEED + i))) {
                    assertThat(value).isBetween(0f, 1f);
                    sum += value;
                }
                sums.add(sum);
            }
            assertThat(sums).hasSize(20);
            assertThat(distortion.crop(image, new SplittableRandom(SEED)))
                    .isEqualTo(distortion.crop(image, new SplittableRandom(SEED)));
        }
    }
}
