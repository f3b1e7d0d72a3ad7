package io.github.dreamsphere.models.dl4j.block;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What follows the convolution of a block. */
sealed interface Epilogue permits BatchNormEpilogue, ReluEpilogue {
    /** From the convolution's values to {@code out}. */
    void forward(Map<String, INDArray> parameters, INDArray out, boolean training);

    /** From the gradient at the output to that of the convolution's values; fills the tail's own in {@code gradients}. */
    void backward(Map<String, INDArray> parameters, INDArray epsilon, Map<String, INDArray> gradients);
}
