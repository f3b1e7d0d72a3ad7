package io.github.dreamsphere.models.dl4j.block;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The computation after the convolution of a block. */
sealed interface Epilogue permits BatchNormEpilogue, ReluEpilogue {
    /** Computes {@code out} from the output of the convolution. */
    void forward(Map<String, INDArray> parameters, INDArray out, boolean training);

    /**
     * Computes the gradient of the convolution's output from {@code epsilon}, and those of its own parameters in {@code
     * gradients}.
     */
    void backward(Map<String, INDArray> parameters, INDArray epsilon, Map<String, INDArray> gradients);
}
