package io.github.dreamsphere.core.quality;

import io.github.dreamsphere.core.image.Image;

/** A picture of where two pictures differ. */
public final class DifferencePicture {
    /** The factor by which differences are amplified. */
    public static final int GAIN = 8;

    private DifferencePicture() {}

    /**
     * {@value #GAIN}·|a − b| of each sample, at most 1: black where the pictures agree.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Image of(Image a, Image b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("both pictures must have one size, were " + a.width() + "x" + a.height()
                    + " and " + b.width() + "x" + b.height());
        }
        Image difference = new Image(a.width(), a.height());
        float[] to = difference.rgb();
        for (int i = 0; i < to.length; i++) {
            to[i] = Math.min(1, GAIN * Math.abs(a.rgb()[i] - b.rgb()[i]));
        }
        return difference;
    }
}
