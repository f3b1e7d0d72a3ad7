package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.net.Lrn;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Local response normalisation across channels, as {@link Lrn} defines it, on blobs {@code [n, height, width, channels]}.
 * DL4J's needs channels first.
 */
public final class LrnBlock extends WeightlessBlock {
    private static final long serialVersionUID = 1L;

    private int size = 5;
    private double alpha = 1e-4;
    private double beta = 0.75;
    private double bias = 1;

    /** For DL4J, which creates a layer and then sets its properties. */
    public LrnBlock() {}

    /** The layer that computes {@code op}. */
    public static LrnBlock of(Lrn op) {
        LrnBlock block = new LrnBlock();
        block.size = op.size();
        block.alpha = op.alpha();
        block.beta = op.beta();
        block.bias = op.bias();
        return block;
    }

    /** What the layer computes. */
    public Lrn op() {
        return new Lrn(size, (float) alpha, (float) beta, (float) bias);
    }

    @Override
    WeightlessLayer<?> layer(NeuralNetConfiguration conf, DataType type) {
        return new LrnBlockLayer(conf, type);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return SquareWindow.blob(getLayerName(), input);
    }

    /** Number of channels that are summed over. */
    public int getSize() {
        return size;
    }

    /** Sets the {@linkplain #getSize() number of channels}, odd. */
    public void setSize(int size) {
        this.size = size;
    }

    /** The factor of the mean of the squares. */
    public double getAlpha() {
        return alpha;
    }

    /** Sets {@linkplain #getAlpha() alpha}, ≥ 0. */
    public void setAlpha(double alpha) {
        this.alpha = alpha;
    }

    /** The exponent. */
    public double getBeta() {
        return beta;
    }

    /** Sets {@linkplain #getBeta() beta}. */
    public void setBeta(double beta) {
        this.beta = beta;
    }

    /** What is added to the squares. */
    public double getBias() {
        return bias;
    }

    /** Sets the {@linkplain #getBias() bias}, greater than 0. */
    public void setBias(double bias) {
        this.bias = bias;
    }
}
