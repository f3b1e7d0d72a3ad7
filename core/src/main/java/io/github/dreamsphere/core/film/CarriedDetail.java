package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.flow.Flow;
import io.github.dreamsphere.core.flow.FlowPair;
import io.github.dreamsphere.core.flow.LostAreas;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.stream.IntStream;

/** Carries the detail of the last frame's dream to the next frame, except to lost areas. */
final class CarriedDetail {
    /** The standard deviation in pixels, at the size of the flow, over which detail fades towards what is lost. */
    private static final double FEATHER = 1.5;

    private final Surface surface;
    private final Surface field;
    private final Image carried;

    private CarriedDetail(Image detail, Surface surface, Surface field) {
        this.surface = surface;
        this.field = field;
        this.carried = new Image(detail.width(), detail.height());
    }

    /**
     * The detail as the next frame shows it, nowhere stronger than it is to be held.
     *
     * @param surface that of the frames
     * @param growth that of the next frame
     */
    static Image of(Image detail, Surface surface, FlowPair pair, LostAreas lost, Growth growth) {
        CarriedDetail moved = new CarriedDetail(detail, surface, pair.surface());
        SphereSampler from = new SphereSampler(detail, surface.border());
        SphereSampler kept = new SphereSampler(faded(lost, pair.surface()), moved.field.border());
        IntStream.range(0, detail.height()).parallel().forEach(y -> moved.carryRow(y, pair.forth(), from, kept));
        Bands bands = Bands.of(moved.carried, surface);
        Growth.Hold hold = growth.hold(bands.strengths(moved.field));
        IntStream.range(0, detail.height()).parallel().forEach(y -> moved.holdRow(y, bands, hold));
        return moved.carried;
    }

    /** How much of its detail each pixel keeps: 0 in lost areas, rising to 1 a little away from them. */
    private static Image faded(LostAreas lost, Surface field) {
        Image kept = lost.picture();
        invert(kept.rgb());
        if (lost.share() == 0) {
            return kept;
        }
        Image soft = kept.copy();
        SphereBlur.blur(soft, field, FEATHER);
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

    private void carryRow(int y, Flow flow, SphereSampler detail, SphereSampler kept) {
        float[] scratch = new float[Image.CHANNELS];
        Flow.Follower way = flow.from(surface);
        double fieldY = (y + 0.5) * field.height() / surface.height();
        for (int x = 0; x < surface.width(); x++) {
            way.follow(x, y);
            detail.lanczos(way.x(), way.y(), carried.rgb(), carried.index(x, y));
            kept.bilinear((x + 0.5) * field.width() / surface.width(), fieldY, scratch, 0);
            scale(carried.index(x, y), scratch[0]);
        }
    }

    private void holdRow(int y, Bands bands, Growth.Hold hold) {
        float[] factors = new float[Image.CHANNELS];
        double partY = (y + 0.5) / surface.height();
        for (int x = 0; x < surface.width(); x++) {
            hold.at((x + 0.5) / surface.width(), partY, factors);
            int index = carried.index(x, y);
            for (int i = index; i < index + Image.CHANNELS; i++) {
                carried.rgb()[i] = factors[0] * bands.coarse().rgb()[i]
                        + factors[1] * bands.fine().rgb()[i];
            }
        }
    }

    private void scale(int index, float factor) {
        for (int c = 0; c < Image.CHANNELS; c++) {
            carried.rgb()[index + c] *= factor;
        }
    }
}
