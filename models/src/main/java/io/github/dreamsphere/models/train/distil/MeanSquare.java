package io.github.dreamsphere.models.train.distil;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The squared difference, averaged over channels and positions. DL4J's own {@link LossMSE} sums over positions, so a
 * blob with four times the positions would count four times.
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
     * the wrong shape here (not to the gradient), so nothing is read from the shape.
     */
    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double norm = activation
                .getActivation(preOutput, true)
                .subi(labels)
                .norm2Number()
                .doubleValue();
        return norm * norm / ((double) positions * channels);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        return super.computeGradient(labels, preOutput, activation, mask).divi(positions);
    }
}
