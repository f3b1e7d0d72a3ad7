package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;

/**
 * How a picture becomes a network's input. A wrong range, mean or channel order does not fail, it only spoils the
 * results; so nothing here has a default.
 *
 * <p>A sample {@code v} of channel {@code c}, sRGB in 0..1, becomes {@code (v · range − mean[c]) · scale[c]}.
 *
 * @param range value of white before the mean is subtracted: 1 or 255
 * @param mean one value for each network channel, in the network's channel order
 * @param scale one factor for each network channel, in the network's channel order
 */
public record ImageSpec(
        @JsonProperty("range") float range,
        @JsonProperty("mean") List<Float> mean,
        @JsonProperty("scale") List<Float> scale,
        @JsonProperty("channels") Channels channels) {
    /** The network's input channels. */
    public enum Channels {
        @JsonProperty("RGB")
        RGB(3),
        @JsonProperty("BGR")
        BGR(3),
        /** One channel: the {@linkplain io.github.dreamsphere.core.image.Luma luma}. */
        @JsonProperty("LUMA")
        LUMA(1);

        private final int count;

        Channels(int count) {
            this.count = count;
        }

        /** Number of input channels. */
        public int count() {
            return count;
        }
    }

    public ImageSpec {
        mean = List.copyOf(mean);
        scale = List.copyOf(scale);
        if (range != 1 && range != 255) {
            throw new IllegalArgumentException("range must be 1 or 255, was " + range);
        }
        if (mean.size() != channels.count() || scale.size() != channels.count()) {
            throw new IllegalArgumentException(
                    channels + " takes " + channels.count() + " means and scales, was given " + mean + " and " + scale);
        }
        if (!mean.stream().allMatch(Float::isFinite) || !scale.stream().allMatch(s -> Float.isFinite(s) && s != 0)) {
            throw new IllegalArgumentException("means must be finite and scales not 0, were " + mean + ", " + scale);
        }
    }

    /** A specification with one scale for all channels; {@code mean} in the network's channel order. */
    public static ImageSpec of(float range, float scale, Channels channels, float... mean) {
        Float[] means = new Float[mean.length];
        Float[] scales = new Float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            means[i] = mean[i];
        }
        Arrays.fill(scales, scale);
        return new ImageSpec(range, List.of(means), List.of(scales), channels);
    }
}
