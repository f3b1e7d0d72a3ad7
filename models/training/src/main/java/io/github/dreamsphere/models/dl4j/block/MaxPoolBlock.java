package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A 3×3 max pool on blobs {@code [n, height, width, channels]}. With stride 1 windows are centred on pixels. With a
 * larger stride the first window starts at the first pixel and the last may extend beyond the edge, as in Caffe, so
 * that positions are the same as in a Caffe net. DL4J's pool searches the maxima again for the gradient; this one
 * stores them.
 */
public final class MaxPoolBlock extends NoParamLayer {
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
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        MaxPoolBlockLayer layer = new MaxPoolBlockLayer(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialise));
        layer.setConf(conf);
        return layer;
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

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder(getLayerName(), MaxPoolBlock.class, input, getOutputType(-1, input))
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, getOutputType(-1, input).arrayElementsPerExample())
                .cacheMemory(Map.of(), Map.of())
                .build();
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
