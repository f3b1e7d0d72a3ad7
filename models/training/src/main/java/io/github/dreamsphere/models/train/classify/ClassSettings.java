package io.github.dreamsphere.models.train.classify;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.dreamsphere.models.train.Distortion;
import io.github.dreamsphere.models.train.LearningRate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The settings of the training of a classifier; together with the pictures they determine the result.
 *
 * @param architecture the backbone; null if the training starts from another net
 * @param width channels of the backbone relative to the architecture's default
 * @param from name of the net that the training starts from, or null; {@code cut} is the last layer to keep
 * @param labels class names, in the order of the channels of the last blob
 * @param distortion kind of data augmentation
 * @param rate the learning rate; its total is the number of steps
 * @param batch crops per step
 * @param crop edge of a crop in pixels, at least 32
 * @param seed seed of the initial weights and of the crops
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClassSettings(
        Architecture architecture,
        double width,
        String from,
        String cut,
        List<String> labels,
        Distortion.Kind distortion,
        LearningRate rate,
        int batch,
        int crop,
        long seed) {
    private static final int SMALLEST_CROP = 32;

    public ClassSettings {
        labels = List.copyOf(labels);
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be >= 1, was " + batch);
        }
        if (crop < SMALLEST_CROP || (architecture != null && crop % 16 != 0)) {
            throw new IllegalArgumentException("crop must be >= 32 and a multiple of 16, was " + crop);
        }
    }

    /** The same settings with these classes. */
    ClassSettings withLabels(List<String> names) {
        return new ClassSettings(architecture, width, from, cut, names, distortion, rate, batch, crop, seed);
    }

    /** The same settings with another learning rate. */
    ClassSettings withRate(LearningRate other) {
        return new ClassSettings(architecture, width, from, cut, labels, distortion, other, batch, crop, seed);
    }

    /** The settings as text by name, without the number of steps, to compare those of a resumed training. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        if (architecture != null) {
            values.put("architecture", architecture.name().toLowerCase(Locale.ROOT));
            values.put("net-width", Double.toString(width));
        } else {
            values.put("from", from);
            values.put("cut", cut);
        }
        values.put("distortion", distortion.name().toLowerCase(Locale.ROOT));
        values.put("learning-rate", Double.toString(rate.peak()));
        values.put("decay", rate.decay().name().toLowerCase(Locale.ROOT));
        values.put("batch", Integer.toString(batch));
        values.put("crop", Integer.toString(crop));
        values.put("seed", Long.toString(seed));
        return values;
    }
}
