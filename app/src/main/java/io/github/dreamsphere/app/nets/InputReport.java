package io.github.dreamsphere.app.nets;

import io.github.dreamsphere.models.net.ImageSpec;
import java.util.Optional;

/**
 * Whether pictures seem to enter a net as they did in training.
 *
 * @param spec how they enter
 * @param values of mean and range, by the net's first layer
 * @param order of the channels, by what the net sees in pictures
 */
public record InputReport(ImageSpec spec, Finding values, Finding order) {
    /** What was found. */
    public enum Judgement {
        RIGHT,
        WRONG,
        /** It cannot be told. */
        UNKNOWN
    }

    /**
     * A comparison of the net's input with another.
     *
     * @param given the figure for the net's input; NaN if there is none
     * @param other the input that it was compared with, the best of several; empty if there is none
     * @param figure the figure for that
     */
    public record Finding(Judgement judgement, double given, Optional<ImageSpec> other, double figure) {
        static Finding unknown() {
            return new Finding(Judgement.UNKNOWN, Double.NaN, Optional.empty(), Double.NaN);
        }
    }
}
