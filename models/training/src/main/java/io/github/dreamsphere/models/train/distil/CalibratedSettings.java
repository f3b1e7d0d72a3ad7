package io.github.dreamsphere.models.train.distil;

import java.util.List;

/**
 * What a checkpoint of a distillation carries beside the graph.
 *
 * @param divisors per blob, what each of its channels was divided by
 */
record CalibratedSettings(DistilSettings settings, List<float[]> divisors) {
    public CalibratedSettings {
        divisors = List.copyOf(divisors);
    }
}
