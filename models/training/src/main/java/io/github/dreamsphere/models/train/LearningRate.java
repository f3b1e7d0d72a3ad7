package io.github.dreamsphere.models.train;

import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that rises linearly over {@code warmup} steps and then decays to zero at {@code total} steps. It
 * depends on the step only, so a resumed training continues on the same curve.
 *
 * @param peak the highest rate, greater than 0
 * @param warmup steps of linear rise, at least 0
 * @param total steps of the whole training, greater than {@code warmup}
 * @param decay the shape of the descent
 */
public record LearningRate(
        @JsonProperty("peak") double peak,
        @JsonProperty("warmup") int warmup,
        @JsonProperty("total") int total,
        @JsonProperty("decay") Decay decay)
        implements ISchedule {
    private static final long serialVersionUID = 1L;

    /** The decay as a factor of the peak; p, 0..1, is the completed share of the descent. */
    public enum Decay {
        /** (1 + cos πp) / 2. */
        COSINE,
        /** (1 − p)^½, the polynomial decay of Caffe's GoogLeNet training. */
        POLYNOMIAL;

        double factor(double p) {
            return this == COSINE ? (1 + Math.cos(Math.PI * p)) / 2 : Math.sqrt(1 - p);
        }
    }

    public LearningRate {
        if (!(peak > 0)) {
            throw new IllegalArgumentException("peak must be > 0, was " + peak);
        }
        if (warmup < 0 || total <= warmup) {
            throw new IllegalArgumentException(
                    "0 <= warmup < total must hold, were warmup " + warmup + " and total " + total);
        }
    }

    /** The same rate for a training of {@code steps} steps. */
    public LearningRate over(int steps) {
        return new LearningRate(peak, warmup, steps, decay);
    }

    /** The same curve times {@code factor}. */
    public LearningRate times(double factor) {
        return new LearningRate(peak * factor, warmup, total, decay);
    }

    /** Adam (Kingma and Ba 2015) with this learning rate. */
    public Adam adam() {
        return Adam.builder().learningRate(peak).learningRateSchedule(this).build();
    }

    @Override
    public double valueAt(int step, int epoch) {
        if (step < warmup) {
            return peak * (step + 1) / (warmup + 1);
        }
        return peak * decay.factor(Math.min(1, (double) (step - warmup) / (total - warmup)));
    }

    /** Returns this schedule, which is immutable. */
    @Override
    @SuppressWarnings("java:S2975")
    public ISchedule clone() {
        return this;
    }
}
