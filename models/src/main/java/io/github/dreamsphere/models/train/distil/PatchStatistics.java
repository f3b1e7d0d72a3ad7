package io.github.dreamsphere.models.train.distil;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Mean and covariance of the patches that a convolution's window meets, {@code [channels · kernel · kernel]} each. */
final class PatchStatistics {
    private final int length;
    private final INDArray sum;
    private final INDArray products;
    private long count;

    PatchStatistics(int length) {
        this.length = length;
        this.sum = Nd4j.zeros(DataType.DOUBLE, 1, length);
        this.products = Nd4j.zeros(DataType.DOUBLE, length, length);
    }

    /** Values of a patch. */
    int length() {
        return length;
    }

    /** Takes in patches, {@code [n, length]}. */
    void add(INDArray patches) {
        sum.addi(patches.sum(true, 0));
        products.addi(patches.transpose().mmul(patches));
        count += patches.size(0);
    }

    /** {@code [1, length]}. */
    INDArray mean() {
        return sum.div(count);
    }

    /** {@code [length, length]}. */
    INDArray covariance() {
        INDArray mean = mean();
        return products.div(count).subi(mean.transpose().mmul(mean));
    }
}
