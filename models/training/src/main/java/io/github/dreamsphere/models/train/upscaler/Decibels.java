package io.github.dreamsphere.models.train.upscaler;

import io.github.dreamsphere.models.train.ExampleRows;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Minus the PSNR of each crop in dB, so that easy crops count as much as hard ones: a squared loss is dominated by the
 * few crops that cannot be predicted (Chen et al., "HINet", 2021). Crops with a mean squared error below {@value
 * #NEARLY} in 0..1 units (40 dB) count less and less.
 */
public class Decibels extends LossMSE {
    private static final long serialVersionUID = 1L;

    static final double NEARLY = 1e-4;
    private static final double PER_NEPER = 10 / Math.log(10);

    private final int size;

    /** @param size values of a crop: positions times channels, at least 1 */
    public Decibels(@JsonProperty("size") int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a crop must have >= 1 values, had " + size);
        }
        this.size = size;
    }

    /** Values per crop. */
    public int getSize() {
        return size;
    }

    /** The sum over crops; DL4J divides it by their number. */
    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        INDArray errors = ExampleRows.errors(labels, preOutput, activation, size);
        INDArray squares = meanSquares(errors, weighted(errors));
        return PER_NEPER * Transforms.log(squares, false).sumNumber().doubleValue();
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray errors = ExampleRows.errors(labels, preOutput, activation, size);
        INDArray weighted = weighted(errors);
        INDArray ofCrops = meanSquares(errors, weighted).rdivi(2 * PER_NEPER / size);
        INDArray gradient = weighted.muliColumnVector(ofCrops).reshape('c', preOutput.shape());
        return activation.backprop(preOutput, gradient).getFirst();
    }

    /**
     * The errors times the weights of the squares they are part of, a symmetric matrix; here all weights are 1.
     *
     * @param errors {@code [n, size]}
     */
    INDArray weighted(INDArray errors) {
        return errors;
    }

    private static INDArray meanSquares(INDArray errors, INDArray weighted) {
        return errors.mul(weighted).mean(1).addi(NEARLY);
    }
}
