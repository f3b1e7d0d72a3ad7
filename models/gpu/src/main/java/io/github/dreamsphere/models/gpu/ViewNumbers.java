package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.FlatViews;
import java.util.List;
import java.util.stream.IntStream;

/** What the shaders read of a sphere and its views, as {@code sphere.glsl} and {@code blend.glsl} lay it out. */
final class ViewNumbers {
    private static final int BEFORE_ROTATIONS = 5;
    private static final int ROTATION = 9;

    private ViewNumbers() {}

    /** How many doubles {@code views} views take. */
    static int length(int views) {
        return BEFORE_ROTATIONS + ROTATION * views;
    }

    /** The doubles of some of the views. */
    static double[] of(Equirectangular sphere, double focalLength, List<FlatViews.Place> places) {
        return of(
                sphere,
                focalLength,
                places.stream().map(FlatViews.Place::rotation).toArray(Rotation[]::new));
    }

    /** The doubles of one view. */
    static double[] of(Equirectangular sphere, Gnomonic view) {
        return of(sphere, view.focalLength(), view.view());
    }

    private static double[] of(Equirectangular sphere, double focalLength, Rotation... rotations) {
        double[] numbers = new double[length(rotations.length)];
        numbers[0] = focalLength;
        numbers[1] = sphere.left();
        numbers[2] = sphere.top();
        numbers[3] = sphere.fullWidth();
        numbers[4] = sphere.fullHeight();
        for (int i = 0; i < rotations.length; i++) {
            Rotation r = rotations[i];
            double[] rows = {r.m00(), r.m01(), r.m02(), r.m10(), r.m11(), r.m12(), r.m20(), r.m21(), r.m22()};
            System.arraycopy(rows, 0, numbers, length(i), ROTATION);
        }
        return numbers;
    }

    /** The sines and cosines of the longitude of each column, then those of the latitude of each row. */
    static double[] table(Equirectangular sphere) {
        SphereTable table = new SphereTable(sphere);
        int width = sphere.width();
        int height = sphere.height();
        double[] all = new double[2 * (width + height)];
        for (int x = 0; x < width; x++) {
            all[x] = table.sinLongitude(x);
            all[width + x] = table.cosLongitude(x);
        }
        for (int y = 0; y < height; y++) {
            all[2 * width + y] = table.sinLatitude(y);
            all[2 * width + height + y] = table.cosLatitude(y);
        }
        return all;
    }

    /** The area of each row's pixels, see {@link Surface#area}. */
    static double[] areas(Surface surface) {
        return IntStream.range(0, surface.height()).mapToDouble(surface::area).toArray();
    }
}
