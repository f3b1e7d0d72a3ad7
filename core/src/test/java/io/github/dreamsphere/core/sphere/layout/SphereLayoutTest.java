package io.github.dreamsphere.core.sphere.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Vec3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against pictures that are computed by formulas from a colour for each direction. */
class SphereLayoutTest {
    private static final int EDGE = 128;

    /** A smooth colour, another one in each direction. */
    private static float colour(Vec3 d, int c) {
        double[] axes = {d.x(), d.y(), d.z()};
        return (float)
                (0.5 + 0.2 * axes[c] + 0.15 * Math.sin(7 * axes[(c + 1) % 3]) + 0.1 * axes[0] * axes[1] * axes[2]);
    }

    /** A direction for a place in a picture, 0 to 1 to the right and down; null where it shows nothing. */
    private interface Formula {
        Vec3 direction(double x, double y);
    }

    private static Image drawn(int width, int height, Formula formula) {
        Image image = new Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Vec3 d = formula.direction((x + 0.5) / width, (y + 0.5) / height);
                for (int c = 0; d != null && c < Image.CHANNELS; c++) {
                    image.set(x, y, c, colour(d, c));
                }
            }
        }
        return image;
    }

    /** FFmpeg's v360 (its axes are x to the right, y down, z ahead): the faces right, left, up, down, front, back. */
    private static Vec3 face(char name, double x, double y) {
        double u = 2 * x - 1;
        double v = 2 * y - 1;
        double[] ffmpeg =
                switch (name) {
                    case 'R' -> new double[] {1, v, -u};
                    case 'L' -> new double[] {-1, v, u};
                    case 'U' -> new double[] {u, -1, v};
                    case 'D' -> new double[] {u, 1, -v};
                    case 'F' -> new double[] {u, v, 1};
                    case 'B' -> new double[] {-u, v, -1};
                    // On its head.
                    case 'b' -> new double[] {u, -v, -1};
                    default -> null;
                };
        return ffmpeg == null ? null : new Vec3(ffmpeg[0], -ffmpeg[1], -ffmpeg[2]).normalized();
    }

    private static Vec3 cube(String[] rows, double x, double y) {
        double column = x * rows[0].length();
        double row = y * rows.length;
        return face(rows[(int) row].charAt((int) column), column % 1, row % 1);
    }

    private static void assertIsSphere(Image sphere, double most) {
        Equirectangular area = new Equirectangular(sphere.width(), sphere.height());
        double worst = 0;
        for (int y = 0; y < sphere.height(); y++) {
            for (int x = 0; x < sphere.width(); x++) {
                Vec3 d = area.direction(x + 0.5, y + 0.5);
                for (int c = 0; c < Image.CHANNELS; c++) {
                    worst = Math.max(worst, Math.abs(sphere.get(x, y, c) - colour(d, c)));
                }
            }
        }
        assertThat(worst).isLessThan(most);
    }

    /** Within two levels of 255 in every pixel, at the faces' edges and corners, too. */
    @ParameterizedTest
    @CsvSource({"RLUDFB", "RLU/DFB", ".U../LFRB/.D..", ".U./LFR/.D./.b.", "R/L/U/D/F/B"})
    void theFacesOfACubeBecomeASphere(String plan) {
        String[] rows = plan.split("/");
        Image picture = drawn(rows[0].length() * EDGE, rows.length * EDGE, (x, y) -> cube(rows, x, y));
        assertThat(SphereLayout.CUBE.fits(picture.width(), picture.height())).isTrue();
        Image sphere = SphereLayout.CUBE.toSphere(picture);
        assertThat(sphere.width()).isEqualTo(4 * EDGE);
        assertThat(sphere.height()).isEqualTo(2 * EDGE);
        assertIsSphere(sphere, 2 / 255.0);
    }

    /** The lenses see 190 degrees; the left one looks back. */
    @Test
    void twoFisheyesBecomeASphere() {
        Image picture = drawn(4 * EDGE, 2 * EDGE, (x, y) -> {
            boolean ahead = x > 0.5;
            double right = 2 * (x * 2 % 1) - 1;
            double down = 2 * y - 1;
            double radius = Math.hypot(right, down);
            if (radius > 1) {
                return null;
            }
            double angle = radius * Math.toRadians(95);
            double side = radius == 0 ? 0 : Math.sin(angle) / radius;
            double z = ahead ? -Math.cos(angle) : Math.cos(angle);
            return new Vec3((ahead ? 1 : -1) * side * right, -side * down, z);
        });
        Image sphere = SphereLayout.FISHEYE.toSphere(picture);
        assertThat(sphere.width()).isEqualTo(4 * EDGE);
        assertIsSphere(sphere, 2 / 255.0);
    }

    /** Decoders round the sides of previews, and the faces are then not quite square. */
    @ParameterizedTest
    @CsvSource({"RLUDFB, 773, 129", "RLU/DFB, 400, 266", ".U../LFRB/.D.., 513, 385", ".U./LFR/.D./.b., 385, 513"})
    void previewsBecomeSpheresAlthoughTheirSidesAreRounded(String plan, int width, int height) {
        String[] rows = plan.split("/");
        Image preview = drawn(width, height, (x, y) -> cube(rows, x, y));
        assertThat(SphereLayout.CUBE.fits(width, height)).isFalse();
        assertThat(SphereLayout.CUBE.fitsPreview(width, height)).isTrue();
        Image sphere = SphereLayout.CUBE.previewToSphere(preview);
        assertThat(sphere.width()).isEqualTo(2 * sphere.height());
        assertIsSphere(sphere, 8 / 255.0);
    }

    @Test
    void previewsOfOtherShapesAreRefused() {
        assertThat(SphereLayout.CUBE.fitsPreview(400, 200)).isFalse();
        assertThat(SphereLayout.FISHEYE.fitsPreview(401, 200)).isTrue();
        assertThat(SphereLayout.FISHEYE.fitsPreview(160, 120)).isFalse();
        assertThatThrownBy(() -> SphereLayout.FISHEYE.previewToSphere(new Image(160, 120)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2:1");
    }

    @ParameterizedTest
    @CsvSource({"CUBE, 600, 101", "CUBE, 400, 200", "CUBE, 599, 100", "FISHEYE, 300, 100", "FISHEYE, 201, 100"})
    void otherShapesAreRefused(SphereLayout layout, int width, int height) {
        assertThat(layout.fits(width, height)).isFalse();
        assertThatThrownBy(() -> layout.toSphere(new Image(width, height)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be " + layout.shapes());
    }
}
