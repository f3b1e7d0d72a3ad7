package io.github.dreamsphere.models.train.upscaler;

import java.util.function.IntFunction;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The loss of a training: the difference between the enlarged picture and the photograph. */
public enum Loss {
    /** The mean absolute error, which learns fastest (Zhao et al. 2017, "Loss functions for image restoration"). */
    ABSOLUTE(size -> new LossMAE()),
    /** The mean squared error, in which the hardest crops count most. */
    SQUARED(size -> new LossMSE()),
    /** The mean PSNR of the crops, by which upscalers are compared; for the end of a training. */
    DECIBELS(Decibels::new),
    /** The same with three quarters of the weight on luma, in which the eye sees most of the detail. */
    LUMA(LumaDecibels::new);

    private final IntFunction<ILossFunction> function;

    Loss(IntFunction<ILossFunction> function) {
        this.function = function;
    }

    /** True if the loss is the same in any order of red, green and blue. */
    boolean isAlikeForColours() {
        return this != LUMA;
    }

    /** The loss function for crops of {@code size} values. */
    ILossFunction function(int size) {
        return function.apply(size);
    }
}
