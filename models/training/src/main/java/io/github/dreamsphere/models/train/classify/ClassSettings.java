package io.github.dreamsphere.models.train.classify;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.dreamsphere.models.train.Distortion;
import io.github.dreamsphere.models.train.LearningRate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that decides what a training on classes gives, beside its pictures.
 *
 * @param architecture the body; null where the training begins from another net
 * @param width channels of the body relative to the architecture's own
 * @param from the name of the net the training begins from, and {@code cut} its last layer; null where it begins from
 *     nothing
 * @param labels the names of the classes, in the order of the net's last channels
 * @param distortion how crops are cut and coloured
 * @param rate the learning rate; its total is the number of steps
 * @param batch crops a step
 * @param crop edge of a crop in pixels, at least 32
 * @param seed of the first weights and of the crops
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
            throw new IllegalArgumentException("crop must be a multiple of 16 from 32 on, was " + crop);
        }
    }

    /** The same for these classes. */
    ClassSettings withLabels(List<String> names) {
        return new ClassSettings(architecture, width, from, cut, names, distortion, rate, batch, crop, seed);
    }

    /** The same with another learning rate. */
    ClassSettings withRate(LearningRate other) {
        return new ClassSettings(architecture, width, from, cut, labels, distortion, other, batch, crop, seed);
    }

    /** What a command line would say for these, by the option's name; without the number of steps. */
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        if (architecture != null) {
            words.put("architecture", architecture.name().toLowerCase(Locale.ROOT));
            words.put("net-width", Double.toString(width));
        } else {
            words.put("from", from);
            words.put("cut", cut);
        }
        words.put("distortion", distortion.name().toLowerCase(Locale.ROOT));
        words.put("learning-rate", Double.toString(rate.peak()));
        words.put("decay", rate.decay().name().toLowerCase(Locale.ROOT));
        words.put("batch", Integer.toString(batch));
        words.put("crop", Integer.toString(crop));
        words.put("seed", Long.toString(seed));
        return words;
    }
}
