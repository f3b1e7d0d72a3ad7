package io.github.dreamsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SphereTest {
    @Test
    void keepsTheColoursOfAnImage() {
        BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(3);
        for (int i = 0; i < 16 * 8; i++) {
            image.setRGB(i % 16, i / 16, random.nextInt());
        }
        Sphere sphere = Sphere.of(image);
        assertThat(sphere.photosphere().coverage().isFull()).isTrue();
        BufferedImage copy = sphere.toBufferedImage();
        assertThat(copy.getRGB(0, 0, 16, 8, null, 0, 16)).isEqualTo(image.getRGB(0, 0, 16, 8, null, 0, 16));
        copy.setRGB(0, 0, ~copy.getRGB(0, 0));
        assertThat(sphere.toBufferedImage().getRGB(0, 0)).isEqualTo(image.getRGB(0, 0));
    }

    @Test
    void refusesWhatIsNotTwiceAsWideAsHigh() {
        BufferedImage square = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        assertThatIllegalArgumentException().isThrownBy(() -> Sphere.of(square)).withMessageContaining("8x8");
    }
}
