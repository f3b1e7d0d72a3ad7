package io.github.dreamsphere.models.train.distil;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The squared difference, averaged over channels and positions. DL4J's own {@link LossMSE} sums over positions, so a
 * blob with four times the positions would count four times. An example whose labels' mean square is above one, as a
 * dream's is, counts relative to it: else a few dreams would drown all photographs.
 */
public final class MeanSquare extends LossMSE {
    private static final long serialVersionUID = 1L;

    private final int positions;
    private final int channels;

    /**
     * The loss on a blob.
     *
     * @param positions of one example's blob, at least 1
     * @param channels of the blob, at least 1
     */
    public MeanSquare(@JsonProperty("positions") int positions, @JsonProperty("channels") int channels) {
        if (positions < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "positions and channels must be >= 1, were " + positions + " and " + channels);
        }
        this.positions = positions;
        this.channels = channels;
    }

    /** Positions of one example's blob. */
    public int getPositions() {
        return positions;
    }

    /** Channels of the blob. */
    public int getChannels() {
        return channels;
    }

    /**
     * The sum over examples of their means, which DL4J divides by their number. DL4J hands channels-last arrays over in
     * the wrong shape here, but example after example.
     */
    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        INDArray difference = examples(activation.getActivation(preOutput, true).subi(labels));
        INDArray squares = difference.muli(difference).sum(1).muli(weights(labels));
        return squares.sumNumber().doubleValue() / size();
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray gradient = super.computeGradient(labels, preOutput, activation, mask);
        INDArray weighed = examples(gradient).muliColumnVector(weights(labels).divi(positions));
        return weighed.reshape('c', gradient.shape());
    }

    /** One over an example's mean square where that is above one. */
    private INDArray weights(INDArray labels) {
        INDArray values = examples(labels);
        INDArray means = values.mul(values).mean(1);
        return Transforms.max(means, 1, false).rdivi(1);
    }

    /** {@code [n, positions · channels]}. */
    private INDArray examples(INDArray values) {
        INDArray inOrder = values.ordering() == 'c' && !values.isView() ? values : values.dup('c');
        return inOrder.reshape('c', values.length() / size(), size());
    }

    private long size() {
        return (long) positions * channels;
    }
}
