package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.net.SlidingWindow;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A 3×3 max pool on blobs {@code [n, height, width, channels]}. With stride 1 windows are centred on pixels. With a
 * larger stride the first window starts at the first pixel and the last may extend beyond the edge, as in Caffe, so
 * that positions are the same as in a Caffe net. DL4J's pool searches the maxima again for the gradient; this one
 * stores them.
 */
public final class MaxPoolBlock extends WeightlessBlock {
    private static final long serialVersionUID = 1L;

    private static final int KERNEL = 3;

    private int stride = 1;

    /** For DL4J, which creates a layer and then sets its properties. */
    public MaxPoolBlock() {}

    /** A pool with the given stride in pixels. */
    public static MaxPoolBlock of(int stride) {
        MaxPoolBlock pool = new MaxPoolBlock();
        pool.setStride(stride);
        return pool;
    }

    @Override
    WeightlessLayer<?> layer(NeuralNetConfiguration conf, DataType type) {
        return new MaxPoolBlockLayer(conf, type);
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        long channels = SquareWindow.blob(getLayerName(), input).getChannels();
        return square().output(getLayerName(), input, channels);
    }

    SquareWindow square() {
        return stride == 1 ? SquareWindow.centred(KERNEL, 1) : new SquareWindow(KERNEL, stride, 0, stride - 1);
    }

    /** The window that slides over the input. */
    public SlidingWindow window() {
        return square().ofOp();
    }

    /** Pixels from one window to the next. */
    public int getStride() {
        return stride;
    }

    /** Sets the {@linkplain #getStride() stride}, ≥ 1. */
    public void setStride(int stride) {
        if (stride < 1) {
            throw new IllegalArgumentException("stride must be >= 1, was " + stride);
        }
        this.stride = stride;
    }
}
