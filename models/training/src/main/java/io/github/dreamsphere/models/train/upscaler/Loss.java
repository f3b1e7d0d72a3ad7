package io.github.dreamsphere.models.train.upscaler;

import java.util.function.IntFunction;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** What a training makes small: how far the net is from the photograph. */
public enum Loss {
    /** The mean absolute difference: learns fastest (Zhao et al. 2017, "Loss functions for image restoration"). */
    ABSOLUTE(size -> new LossMAE()),
    /** The mean squared difference, in which the hardest crops count most. */
    SQUARED(size -> new LossMSE()),
    /** The mean of the crops' PSNR, which is how enlarged pictures are judged: for the end of a training. */
    DECIBELS(Decibels::new);

    private final IntFunction<ILossFunction> function;

    Loss(IntFunction<ILossFunction> function) {
        this.function = function;
    }

    /** The loss on crops of {@code size} values. */
    ILossFunction function(int size) {
        return function.apply(size);
    }
}
