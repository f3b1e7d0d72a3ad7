package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Luma;
import io.github.dreamsphere.core.sphere.Arctangent;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import java.util.stream.IntStream;

/** The luma of a full sphere, 0..255, from which tangent views are drawn. */
final class GreySphere {
    private static final float RANGE = 255;

    /** Rows and columns beyond the edges that a cubic filter reads. */
    private static final int MARGIN = 3;

    /** Coordinates are rounded to this part of a pixel, so that a sphere turned by 90° is read at the same places. */
    private static final double PLACES = 4096;

    private final Equirectangular sphere;
    private final int stride;
    private final float[] samples;

    private GreySphere(Equirectangular sphere) {
        this.sphere = sphere;
        this.stride = sphere.width() + 2 * MARGIN;
        this.samples = new float[stride * (sphere.height() + 2 * MARGIN)];
    }

    static GreySphere of(Image image) {
        GreySphere grey = new GreySphere(new Equirectangular(image.width(), image.height()));
        IntStream.range(0, image.height()).parallel().forEach(y -> {
            for (int x = 0; x < image.width(); x++) {
                grey.samples[grey.index(x, y)] = RANGE * Luma.of(image.rgb(), image.index(x, y));
            }
        });
        grey.continueOverEdges();
        return grey;
    }

    /** This sphere at half the size, each pixel the mean of four. */
    GreySphere halved() {
        GreySphere half = new GreySphere(new Equirectangular(sphere.width() / 2, sphere.height() / 2));
        for (int y = 0; y < half.sphere.height(); y++) {
            for (int x = 0; x < half.sphere.width(); x++) {
                int i = index(2 * x, 2 * y);
                half.samples[half.index(x, y)] =
                        0.25f * (samples[i] + samples[i + 1] + samples[i + stride] + samples[i + stride + 1]);
            }
        }
        half.continueOverEdges();
        return half;
    }

    Equirectangular sphere() {
        return sphere;
    }

    private int index(int x, int y) {
        return (y + MARGIN) * stride + x + MARGIN;
    }

    private void continueOverEdges() {
        Border border = sphere.border();
        for (int y = -MARGIN; y < sphere.height() + MARGIN; y++) {
            for (int x = -MARGIN; x < sphere.width() + MARGIN; x++) {
                boolean outside = x < 0 || y < 0 || x >= sphere.width() || y >= sphere.height();
                if (outside) {
                    samples[index(x, y)] = samples[index(border.column(x, y), border.row(y))];
                }
            }
        }
    }

    /**
     * Draws a square view of half the sphere's resolution at its centre, each pixel the mean of four cubic samples.
     *
     * @param camera turns the camera, which looks along −Z
     * @param size pixels along each edge
     * @param focalLength in pixels of the view
     */
    GreyPicture view(Rotation camera, int size, double focalLength) {
        GreyPicture view = new GreyPicture(size, size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double right = x + 0.25 - size / 2.0;
                double up = size / 2.0 - (y + 0.25);
                view.samples()[view.index(x, y)] = 0.25f
                        * (seen(camera, right, up, focalLength)
                                + seen(camera, right + 0.5, up, focalLength)
                                + seen(camera, right, up - 0.5, focalLength)
                                + seen(camera, right + 0.5, up - 0.5, focalLength));
            }
        }
        view.repeatEdges();
        return view;
    }

    private float seen(Rotation camera, double right, double up, double ahead) {
        double dx = camera.m00() * right + camera.m01() * up - camera.m02() * ahead;
        double dy = camera.m10() * right + camera.m11() * up - camera.m12() * ahead;
        double dz = camera.m20() * right + camera.m21() * up - camera.m22() * ahead;
        double x = sphere.x(Arctangent.of(dx, -dz));
        double y = sphere.y(Arctangent.of(dy, Math.sqrt(dx * dx + dz * dz)));
        return cubic(rounded(x) - 0.5, rounded(y) - 0.5);
    }

    private static double rounded(double place) {
        return Math.rint(place * PLACES) / PLACES;
    }

    /** Catmull-Rom between the sixteen samples around a place; whole numbers are samples. */
    private float cubic(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        float u = (float) (x - column);
        float v = (float) (y - row);
        float w0 = ((1 - 0.5f * u) * u - 0.5f) * u;
        float w1 = (1.5f * u - 2.5f) * u * u + 1;
        float w2 = ((2 - 1.5f * u) * u + 0.5f) * u;
        float w3 = (0.5f * u - 0.5f) * u * u;
        int i = index(column - 1, row - 1);
        float a = w0 * samples[i] + w1 * samples[i + 1] + w2 * samples[i + 2] + w3 * samples[i + 3];
        i += stride;
        float b = w0 * samples[i] + w1 * samples[i + 1] + w2 * samples[i + 2] + w3 * samples[i + 3];
        i += stride;
        float c = w0 * samples[i] + w1 * samples[i + 1] + w2 * samples[i + 2] + w3 * samples[i + 3];
        i += stride;
        float d = w0 * samples[i] + w1 * samples[i + 1] + w2 * samples[i + 2] + w3 * samples[i + 3];
        return ((1 - 0.5f * v) * v - 0.5f) * v * a
                + ((1.5f * v - 2.5f) * v * v + 1) * b
                + ((2 - 1.5f * v) * v + 0.5f) * v * c
                + (0.5f * v - 0.5f) * v * v * d;
    }
}
