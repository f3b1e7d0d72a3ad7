package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.train.ExampleRows;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The mean squared error, over channels and positions, of values and of their changes by a step of a dream. DL4J's
 * {@link LossMSE} sums over positions, so a blob with four times the positions would have four times the weight. The
 * error of an example whose labels have a mean square above 1, as for dreams, is divided by it; otherwise a few dreams
 * would dominate all photographs.
 *
 * <p>A batch may end with pairs of examples: a crop before and after a step. The difference is a derivative along the
 * step; its error is relative to the true change and counts once for each crop. Dreams follow the gradient, about which
 * values alone say little (Czarnecki et al. 2017, "Sobolev training for neural networks").
 */
public final class MeanSquare extends LossMSE {
    private static final long serialVersionUID = 2L;

    /** Weight of a change: it counts for both of its crops. */
    private static final double COUNTS = 2;

    private static final double NO_CHANGE = 1e-9;

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
        INDArray errors = ExampleRows.errors(labels, preOutput, activation, size());
        double score = score(errors, weights(labels));
        return pairs == 0 ? score : score + score(changes(errors), changeWeights(labels));
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray errors = ExampleRows.errors(labels, preOutput, activation, size());
        INDArray gradient = errors.mulColumnVector(weights(labels));
        if (pairs > 0) {
            INDArray changes = changes(errors).muliColumnVector(changeWeights(labels));
            befores(paired(gradient)).subi(changes);
            afters(paired(gradient)).addi(changes);
        }
        gradient.muli(2.0 / size());
        return activation
                .backprop(preOutput, gradient.reshape('c', preOutput.shape()))
                .getFirst();
    }

    private static double score(INDArray errors, INDArray weights) {
        return errors.mul(errors).mean(1).muli(weights).sumNumber().doubleValue();
    }

    /** For each example, 1 / max(1, mean square of its labels). */
    private INDArray weights(INDArray labels) {
        return Transforms.max(meanSquares(ExampleRows.of(labels, size())), 1, false)
                .rdivi(1);
    }

    /**
     * For each pair, the weight relative to its change; at least the average change is used, so that noise of small
     * changes does not dominate.
     */
    private INDArray changeWeights(INDArray labels) {
        INDArray squares = meanSquares(changes(ExampleRows.of(labels, size())));
        double least = Math.max(NO_CHANGE, squares.meanNumber().doubleValue());
        return Transforms.max(squares, least, false).rdivi(COUNTS);
    }

    private static INDArray meanSquares(INDArray rows) {
        return rows.mul(rows).mean(1);
    }

    private INDArray changes(INDArray rows) {
        INDArray paired = paired(rows);
        return afters(paired).sub(befores(paired));
    }

    /** A view of the pairs, {@code [pairs, 2 · positions · channels]}. */
    private INDArray paired(INDArray rows) {
        long n = rows.size(0);
        return rows.get(NDArrayIndex.interval(n - 2L * pairs, n)).reshape('c', true, pairs, 2 * size());
    }

    private INDArray befores(INDArray paired) {
        return paired.get(NDArrayIndex.all(), NDArrayIndex.interval(0, size()));
    }

    private INDArray afters(INDArray paired) {
        return paired.get(NDArrayIndex.all(), NDArrayIndex.interval(size(), 2 * size()));
    }

    private long size() {
        return (long) positions * channels;
    }
}
