package io.github.dreamsphere.models.dl4j.block;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The maximum of 3×3 pixels, padded by one, on blobs {@code [n, height, width, channels]}. DL4J's own finds the maxima
 * once more on the way back; this one notes them.
 */
public final class MaxPoolBlock extends NoParamLayer {
    private static final long serialVersionUID = 1L;

    static final int KERNEL = 3;

    private int stride = 1;

    /** For DL4J, which makes a layer and then sets what its configuration says. */
    public MaxPoolBlock() {}

    /** A pool whose windows lie {@code stride} pixels apart. */
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

    /** The edge of the output for an input's edge. */
    long output(long edge) {
        return (edge + 2 - KERNEL) / stride + 1;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        if (input instanceof InputType.InputTypeConvolutional blob && blob.getFormat() == CNN2DFormat.NHWC) {
            return InputType.convolutional(
                    output(blob.getHeight()), output(blob.getWidth()), blob.getChannels(), CNN2DFormat.NHWC);
        }
        throw new IllegalStateException(
                "layer '" + getLayerName() + "' needs blobs with the channels last, was given " + input);
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

    /** Sets the {@linkplain #getStride() stride}, from 1 on. */
    public void setStride(int stride) {
        if (stride < 1) {
            throw new IllegalArgumentException("stride must be >= 1, was " + stride);
        }
        this.stride = stride;
    }
}
