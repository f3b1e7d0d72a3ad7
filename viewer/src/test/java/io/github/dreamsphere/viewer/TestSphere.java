package io.github.dreamsphere.viewer;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.scene.SphereImage;

/** A picture of a function on the sphere, with detail of every size down to a few texels, different everywhere. */
public final class TestSphere {
    private TestSphere() {}

    /** The whole sphere. */
    public static SphereImage full(int width) {
        return of(new Equirectangular(width, width / 2));
    }

    /** A part of it. */
    public static SphereImage of(Equirectangular area) {
        Image image = new Image(area.width(), area.height());
        double finest = area.fullWidth() / 10;
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                Vec3 d = area.direction(x + 0.5, y + 0.5);
                image.set(x, y, 0, (float) wave(d.x(), d.y(), d.z(), finest));
                image.set(x, y, 1, (float) wave(d.y(), d.z(), d.x(), finest));
                image.set(x, y, 2, (float) wave(d.z(), d.x(), d.y(), finest));
            }
        }
        return new SphereImage(image, area);
    }

    private static double wave(double a, double b, double c, double finest) {
        double value = 0.5;
        double amplitude = 0.2;
        for (double k = 3; k < finest; k *= 2.3) {
            value += amplitude * 0.5 * (Math.sin(k * a + 1) + Math.sin(k * (0.8 * b + 0.6 * c)));
            amplitude *= 0.7;
        }
        return Math.min(1, Math.max(0, value));
    }
}
