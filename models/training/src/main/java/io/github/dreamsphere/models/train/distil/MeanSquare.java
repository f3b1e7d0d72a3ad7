package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.train.ExampleRows;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The mean squared error, over channels and positions, of a blob's values. DL4J's {@link LossMSE} sums over positions, so
 * a blob with four times the positions would have four times the weight. The error of an example whose labels have a mean
 * square above 1, as for dreams, is divided by it; otherwise a few dreams would dominate all photographs.
 *
 * <p>A batch may end with {@link AlignedPair}s, whose loss turns the student's gradient towards the teacher's. The labels
 * of the second crop of a pair are not values but the weights w of −½Σw(max(0, second)² − max(0, first)²).
 */
public final class MeanSquare extends LossMSE {
    private static final long serialVersionUID = 3L;

    /** Weight of the cosine of a pair's gradients, relative to the error of an example's values. */
    static final double ALIGNMENT = 2;

    private final int positions;
    private final int channels;
    private final int pairs;

    /**
     * Creates the loss of a blob.
     *
     * @param positions of one example's blob, at least 1
     * @param channels of the blob, at least 1
     * @param pairs number of pairs at the end of a batch, at least 0
     */
    public MeanSquare(
            @JsonProperty("positions") int positions,
            @JsonProperty("channels") int channels,
            @JsonProperty("pairs") int pairs) {
        if (positions < 1 || channels < 1 || pairs < 0) {
            throw new IllegalArgumentException("positions and channels must be >= 1 and pairs >= 0, were " + positions
                    + ", " + channels + " and " + pairs);
        }
        this.positions = positions;
        this.channels = channels;
        this.pairs = pairs;
    }

    /** Positions of the blob. */
    public int getPositions() {
        return positions;
    }

    /** Channels of the blob. */
    public int getChannels() {
        return channels;
    }

    /** Number of pairs at the end of a batch. */
    public int getPairs() {
        return pairs;
    }

    /** The sum over examples; DL4J divides it by their number. */
    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        INDArray truth = ExampleRows.of(labels, size());
        INDArray said = ExampleRows.outputs(preOutput, activation, size());
        INDArray errors = said.sub(truth);
        double score = errors.mul(errors)
                .mean(true, 1)
                .muli(weights(truth))
                .sumNumber()
                .doubleValue();
        if (pairs == 0) {
            return score;
        }
        INDArray energies = Transforms.relu(said);
        energies.muli(energies);
        INDArray changes = second(energies).sub(first(energies)).muli(second(truth));
        return score - ALIGNMENT / 2 * changes.sumNumber().doubleValue();
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray truth = ExampleRows.of(labels, size());
        INDArray said = ExampleRows.outputs(preOutput, activation, size());
        INDArray errors = said.sub(truth);
        INDArray gradient = errors.mulColumnVector(weights(truth)).muli(2.0 / size());
        if (pairs > 0) {
            INDArray active = Transforms.relu(said);
            INDArray weights = second(truth).mul(ALIGNMENT);
            second(gradient).subi(second(active).muli(weights));
            first(gradient).addi(first(active).muli(weights));
        }
        return activation
                .backprop(preOutput, gradient.reshape('c', preOutput.shape()))
                .getFirst();
    }

    /** For each example, 1 / max(1, mean square of its labels); 0 for the second crop of a pair. */
    private INDArray weights(INDArray truth) {
        INDArray weights =
                Transforms.max(truth.mul(truth).mean(true, 1), 1, false).rdivi(1);
        if (pairs > 0) {
            second(weights).assign(0);
        }
        return weights;
    }

    /** A view of the rows of the pairs' first crops. */
    private INDArray first(INDArray rows) {
        return paired(rows).get(NDArrayIndex.all(), NDArrayIndex.interval(0, rows.size(1)));
    }

    /** A view of the rows of the pairs' second crops. */
    private INDArray second(INDArray rows) {
        return paired(rows).get(NDArrayIndex.all(), NDArrayIndex.interval(rows.size(1), 2 * rows.size(1)));
    }

    /** A view with the two rows of each pair in one. */
    private INDArray paired(INDArray rows) {
        long n = rows.size(0);
        return rows.get(NDArrayIndex.interval(n - 2L * pairs, n), NDArrayIndex.all())
                .reshape('c', true, pairs, 2 * rows.size(1));
    }

    private long size() {
        return (long) positions * channels;
    }
}
