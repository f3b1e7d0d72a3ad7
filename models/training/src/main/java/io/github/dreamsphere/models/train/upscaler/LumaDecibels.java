package io.github.dreamsphere.models.train.upscaler;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** {@link Decibels} of the mean of two squared errors: of luma, and of red, green and blue. */
public final class LumaDecibels extends Decibels {
    private static final long serialVersionUID = 1L;

    /** The share of luma. */
    static final double SHARE = 0.75;
    /** Red, green and blue in luma (ITU-R BT.601). */
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    /** @param size values of a crop, with the colours last; a multiple of 3 */
    public LumaDecibels(@JsonProperty("size") int size) {
        super(size);
        if (size % LUMA.length != 0) {
            throw new IllegalArgumentException("a crop must have 3 values per pixel, had " + size + " in all");
        }
    }

    @Override
    INDArray weighted(INDArray errors) {
        INDArray luma = Nd4j.createFromArray(LUMA).castTo(errors.dataType()).reshape(1, LUMA.length);
        INDArray weights = luma.transpose().mmul(luma).muli(SHARE * LUMA.length);
        for (int c = 0; c < LUMA.length; c++) {
            weights.putScalar(c, c, weights.getDouble(c, c) + 1 - SHARE);
        }
        return errors.reshape(-1, LUMA.length).mmul(weights).reshape(errors.shape());
    }
}
