package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;

/** A mask painted as a picture: white is 1, black is 0, a colour is the mean of its channels. */
public final class PictureMask implements Mask {
    /** The part by which the aspect ratio may be off, because sizes are whole pixels. */
    private static final double RATIO_TOLERANCE = 0.01;

    private static final float ROUNDING = 1e-4f;

    private final Image picture;
    private final String name;

    /**
     * A mask from {@code picture} (not copied), which is resized to the surface it masks.
     *
     * @param name the mask's name in messages: its file
     */
    public PictureMask(Image picture, String name) {
        this.picture = picture;
        this.name = name;
    }

    @Override
    public Plane weights(Surface surface, Planes planes) {
        double ratio = (double) picture.width() / picture.height() * surface.height() / surface.width();
        if (Math.abs(ratio - 1) > RATIO_TOLERANCE) {
            throw new IllegalArgumentException(String.format(
                    "%s: a mask must have the ratio of the picture, %d:%d, was %dx%d; crop or paint it so",
                    name, surface.width(), surface.height(), picture.width(), picture.height()));
        }
        Surface own = surface.scaledTo(picture.width(), picture.height());
        Plane weights = planes.make(surface.width(), surface.height(), 1);
        try (Plane resized = SphereResize.resize(
                picture.colourPlane(),
                own.border(),
                surface.width(),
                surface.height(),
                ResampleFilter.LANCZOS3,
                planes)) {
            weights.changeEachRow((y, row) -> {
                Row colours = resized.row(y);
                for (int x = 0; x < surface.width(); x++) {
                    row.set(x, weight(colours, x * Image.CHANNELS));
                }
            });
        }
        return weights;
    }

    private static float weight(Row colours, int at) {
        float sum = 0;
        for (int c = 0; c < Image.CHANNELS; c++) {
            sum += colours.get(at + c);
        }
        return cleared(sum / Image.CHANNELS);
    }

    /** Removes rounding and ringing of the filter, so that black does not dream at all. */
    private static float cleared(float weight) {
        if (weight < ROUNDING) {
            return 0;
        }
        return weight > 1 - ROUNDING ? 1 : weight;
    }
}
