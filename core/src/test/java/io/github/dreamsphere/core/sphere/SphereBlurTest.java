package io.github.dreamsphere.core.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SphereBlurTest {
    @Test
    void aPointIsBlurredEquallyEverywhere() {
        Equirectangular sphere = new Equirectangular(200, 100);
        for (int row : new int[] {50, 20, 5}) {
            Image point = new Image(200, 100);
            point.set(0, row, 1, 1);
            SphereBlur.blur(point, sphere, 3);
            Vec3 centre = sphere.direction(0.5, row + 0.5);
            double mass = 0;
            double spread = 0;
            for (int y = 0; y < 100; y++) {
                for (int x = 0; x < 200; x++) {
                    double weight = point.get(x, y, 1) * sphere.area(y);
                    mass += weight;
                    spread +=
                            weight * Math.pow(sphere.direction(x + 0.5, y + 0.5).angleTo(centre), 2);
                }
            }
            double sigma = Math.sqrt(spread / mass / 2) * sphere.pixelsPerRadian();
            assertThat(sigma).as("row %d", row).isCloseTo(3, within(0.5));
        }
    }

    @Test
    void constantsStayAndSmoothFunctionsNearlyStay() {
        Equirectangular sphere = new Equirectangular(201, 99);
        Image grey = new Image(201, 99);
        Arrays.fill(grey.rgb(), 0.5f);
        SphereBlur.blur(grey, sphere, 2.5);
        for (float v : grey.rgb()) {
            assertThat(v).isCloseTo(0.5f, within(1e-5f));
        }
        Image smooth = SmoothSphere.render(sphere);
        SphereBlur.blur(smooth, sphere, 1.5);
        Image exact = SmoothSphere.render(sphere);
        for (int i = 0; i < exact.rgb().length; i++) {
            assertThat(smooth.rgb()[i]).isCloseTo(exact.rgb()[i], within(0.02f));
        }
    }
}
