package io.github.dreamsphere.models.train.upscaler;

import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What a training makes small: how far the net is from the photograph. */
public enum Loss {
    /** The mean absolute difference: learns fastest (Zhao et al. 2017, "Loss functions for image restoration"). */
    ABSOLUTE(LossFunction.MEAN_ABSOLUTE_ERROR),
    /** The mean squared difference, which is what PSNR counts: for the end of a training. */
    SQUARED(LossFunction.MSE);

    private final LossFunction function;

    Loss(LossFunction function) {
        this.function = function;
    }

    LossFunction function() {
        return function;
    }
}
