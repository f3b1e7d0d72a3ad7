package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.flow.FlowPair;
import io.github.dreamsphere.core.flow.LostAreas;
import io.github.dreamsphere.core.flow.SphereFlow;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.stream.IntStream;

/** Carries the detail of the last frame's dream to the next frame, except to lost areas. */
final class CarriedDetail {
    /** The standard deviation in pixels, at the size of the flow, over which detail fades towards what is lost. */
    private static final double FEATHER = 1.5;

    private final Equirectangular sphere;
    private final SphereTable table;
    private final SphereFlow flow;
    private final SphereSampler detail;
    private final SphereSampler kept;
    private final Image carried;
    private final float[] weights;

    private CarriedDetail(Image detail, FlowPair pair, LostAreas lost) {
        this.sphere = new Equirectangular(detail.width(), detail.height());
        this.table = new SphereTable(sphere);
        this.flow = pair.forth();
        this.detail = new SphereSampler(detail, sphere.border());
        this.kept = new SphereSampler(faded(lost), new Equirectangular(flow.width(), flow.height()).border());
        this.carried = new Image(detail.width(), detail.height());
        this.weights = new float[detail.width() * detail.height()];
    }

    /**
     * The detail as the next frame shows it, at most as strong as a shot's first frame.
     *
     * @param strength the root mean square that it may have; detail is weakened to it, never strengthened
     */
    static Image of(Image detail, FlowPair pair, LostAreas lost, double strength) {
        CarriedDetail moved = new CarriedDetail(detail, pair, lost);
        IntStream.range(0, detail.height()).parallel().forEach(moved::carryRow);
        double root = Strength.of(moved.carried, moved.weights);
        moved.fade(root > strength ? (float) (strength / root) : 1);
        return moved.carried;
    }

    /** How much of its detail each pixel keeps: 0 in lost areas, rising to 1 a little away from them. */
    private static Image faded(LostAreas lost) {
        Image kept = lost.picture();
        Equirectangular sphere = new Equirectangular(kept.width(), kept.height());
        invert(kept.rgb());
        if (lost.share() == 0) {
            return kept;
        }
        Image soft = kept.copy();
        SphereBlur.blur(soft, sphere, FEATHER);
        for (int i = 0; i < kept.rgb().length; i++) {
            kept.rgb()[i] *= soft.rgb()[i];
        }
        return kept;
    }

    private static void invert(float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 1 - samples[i];
        }
    }

    private void carryRow(int y) {
        float[] scratch = new float[Image.CHANNELS];
        double[] at = new double[3];
        double fieldY = (y + 0.5) * flow.height() / sphere.height();
        for (int x = 0; x < sphere.width(); x++) {
            double fieldX = (x + 0.5) * flow.width() / sphere.width();
            double dx = table.cosLatitude(y) * table.sinLongitude(x);
            double dz = -table.cosLatitude(y) * table.cosLongitude(x);
            flow.follow(fieldX, fieldY, dx, table.sinLatitude(y), dz, scratch, at);
            Vec3 before = new Vec3(at[0], at[1], at[2]);
            detail.lanczos(
                    sphere.x(before.longitude()), sphere.y(before.latitude()), carried.rgb(), carried.index(x, y));
            kept.bilinear(fieldX, fieldY, scratch, 0);
            weights[y * sphere.width() + x] = scratch[0];
        }
    }

    private void fade(float factor) {
        for (int i = 0; i < weights.length; i++) {
            for (int c = 0; c < Image.CHANNELS; c++) {
                carried.rgb()[i * Image.CHANNELS + c] *= factor * weights[i];
            }
        }
    }
}
