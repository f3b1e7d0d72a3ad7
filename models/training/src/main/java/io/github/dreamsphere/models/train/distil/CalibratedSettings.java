package io.github.dreamsphere.models.train.distil;

import java.util.List;

/**
 * The settings stored in the checkpoint of a distillation, with the measured divisors.
 *
 * @param divisors for each blob, the divisors of its channels
 */
record CalibratedSettings(DistilSettings settings, List<float[]> divisors) {
    public CalibratedSettings {
        divisors = List.copyOf(divisors);
    }
}
