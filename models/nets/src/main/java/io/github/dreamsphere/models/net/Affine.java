package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Arrays;
import java.util.List;

/**
 * {@code scale[channel] · x + shift[channel]}: a trained batch normalisation, a scale layer or a bias layer.
 *
 * @param scale one factor for each channel
 * @param shift one summand for each channel
 */
@JsonTypeName("Affine")
public record Affine(
        @JsonProperty("scale") Tensor scale,
        @JsonProperty("shift") Tensor shift) implements Op {
    public Affine {
        scale.requireVector("scale", scale.data().length);
        shift.requireVector("shift", scale.data().length);
    }

    /** The same factor and summand for all {@code channels}. */
    public static Affine uniform(int channels, float scale, float shift) {
        float[] scales = new float[channels];
        float[] shifts = new float[channels];
        Arrays.fill(scales, scale);
        Arrays.fill(shifts, shift);
        return new Affine(Tensor.of(scales), Tensor.of(shifts));
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Op.single(inputs, scale.data().length);
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
