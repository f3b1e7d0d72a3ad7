package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The smallest weights that give a convolution's results on the patches it meets, but for a small error: with W the
 * weights and C the patches' covariance, {@code W C (C + λ)⁻¹}, the λ as large as the error allows (ridge regression,
 * Hoerl and Kennard 1970, of the results on the patches). What patches never show is thus taken out of the weights.
 */
final class RidgeShrinkage {
    private static final int BISECTIONS = 50;
    /** λ is sought down to this part of the patches' largest variance. */
    private static final double SMALLEST = 1e-9;

    private final INDArray vectors;
    private final INDArray variances;
    private final INDArray mean;

    RidgeShrinkage(PatchStatistics patches) {
        mean = patches.mean();
        vectors = patches.covariance().dup('c');
        INDArray values = Nd4j.create(DataType.DOUBLE, patches.length());
        // LAPACK's syev leaves the vectors in the place of the matrix, column by column.
        Nd4j.getBlasWrapper().syev('V', 'L', vectors, values);
        variances = Transforms.max(values, 0, false).reshape(1, patches.length());
    }

    /**
     * The convolution with the smallest weights.
     *
     * @param error how far results may be off: the mean over outputs of the error's variance over the result's
     */
    Convolution of(Convolution convolution, double error) {
        int outputs = convolution.outputs();
        INDArray weights = Nd4j.createFromArray(convolution.weights().data())
                .castTo(DataType.DOUBLE)
                .reshape(outputs, variances.length());
        INDArray turned = weights.mmul(vectors);
        INDArray kept = kept(lambda(turned, error));
        INDArray shrunk = turned.mulRowVector(kept).mmul(vectors.transpose());
        INDArray shift = weights.sub(shrunk).mmul(mean.transpose());
        float[] bias = convolution.bias().data().clone();
        for (int i = 0; i < outputs; i++) {
            bias[i] += (float) shift.getDouble(i);
        }
        float[] data = shrunk.castTo(DataType.FLOAT).dup('c').data().asFloat();
        return new Convolution(
                new Tensor(convolution.weights().shape(), data),
                Tensor.of(bias),
                convolution.window(),
                convolution.groups());
    }

    /** The part of a weight that is left, along each of the patches' axes. */
    private INDArray kept(double lambda) {
        return variances.div(variances.add(lambda));
    }

    private double lambda(INDArray turned, double error) {
        INDArray squares = turned.mul(turned);
        INDArray results = Transforms.max(squares.mmul(variances.transpose()), Double.MIN_NORMAL, true);
        double largest = variances.maxNumber().doubleValue();
        double low = SMALLEST * largest;
        double high = largest;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = Math.sqrt(low * high);
            INDArray lost = kept(middle).rsubi(1);
            INDArray errors = squares.mmul(lost.mul(lost).muli(variances).transpose());
            if (errors.divi(results).meanNumber().doubleValue() < error) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
