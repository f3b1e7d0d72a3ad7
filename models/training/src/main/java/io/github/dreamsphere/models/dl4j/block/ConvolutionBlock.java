package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * A convolution with an odd square kernel, padded by half of it or not at all; then batch normalisation (Ioffe and
 * Szegedy 2015) or a bias; then a rectifier. Blobs are {@code [n, height, width, channels]}. DL4J's layers for these
 * three copy every blob several times per step; this one calls oneDNN without copies.
 */
public final class ConvolutionBlock extends FeedForwardLayer {
    private static final long serialVersionUID = 1L;

    private int kernel = 1;
    private int stride = 1;
    private boolean normalised = true;
    private double slope;
    private double decay = 0.95;
    private double epsilon = 1e-5;
    private boolean first;
    private boolean padded = true;
    private boolean inputBlocked;
    private boolean outputBlocked;

    /** For DL4J, which creates a layer and then sets its properties. */
    public ConvolutionBlock() {}

    /** A block of {@code out} channels from {@code in}, with batch normalisation and a plain rectifier. */
    public static ConvolutionBlock normalised(int in, int out, int kernel, int stride) {
        ConvolutionBlock block = new ConvolutionBlock();
        block.setNIn(in);
        block.setNOut(out);
        block.setKernel(kernel);
        block.setStride(stride);
        return block;
    }

    /**
     * 1×1, with a bias and a rectifier.
     *
     * @param slope of the rectifier below zero
     */
    public static ConvolutionBlock head(int in, int out, double slope) {
        return biased(in, out, 1, slope);
    }

    /**
     * With a bias instead of batch normalisation.
     *
     * @param slope of the rectifier below zero; 1 for none
     */
    public static ConvolutionBlock biased(int in, int out, int kernel, double slope) {
        ConvolutionBlock block = normalised(in, out, kernel, 1);
        block.setNormalised(false);
        block.setSlope(slope);
        return block;
    }

    /** The same block without padding, so that it does not learn from an artificial border. */
    public ConvolutionBlock unpadded() {
        setPadded(false);
        return this;
    }

    /** The same block as the first one, which reads the picture, whose gradient training does not need. */
    public ConvolutionBlock onPicture() {
        setFirst(true);
        return this;
    }

    /**
     * The same block between others: its input (if {@code input}) and its output (if {@code output}) are in the layout
     * that oneDNN computes fastest with, in blocks of channels. DL4J's arrays of them have the same shape, but only
     * another block can read them. Blobs with a number of channels that does not fill the blocks keep the channels last.
     *
     * @throws IllegalStateException if the block normalises
     */
    public ConvolutionBlock blocked(boolean input, boolean output) {
        if (normalised) {
            throw new IllegalStateException("a block with batch normalisation needs channels last");
        }
        setInputBlocked(input);
        setOutputBlocked(output);
        return this;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        ConvolutionBlockLayer layer = new ConvolutionBlockLayer(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialise));
        layer.setConf(conf);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return ConvolutionBlockParameters.INSTANCE;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        return square().output(getLayerName(), input, getNOut());
    }

    SquareWindow square() {
        return padded ? SquareWindow.centred(kernel, stride) : SquareWindow.inside(kernel, stride);
    }

    /** The window that slides over the input. */
    public SlidingWindow window() {
        return square().ofOp();
    }

    @Override
    public void setNIn(InputType input, boolean override) {
        if (getNIn() <= 0 || override) {
            setNIn(SquareWindow.blob(getLayerName(), input).getChannels());
        }
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public IUpdater getUpdaterByParam(String parameter) {
        if (ConvolutionBlockParameters.isMeasured(parameter)) {
            return new NoOp();
        }
        boolean same = ConvolutionBlockParameters.WEIGHTS.equals(parameter) || getBiasUpdater() == null;
        return same ? getIUpdater() : getBiasUpdater();
    }

    @Override
    public List<Regularization> getRegularizationByParam(String parameter) {
        return ConvolutionBlockParameters.WEIGHTS.equals(parameter) ? getRegularization() : null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        long parameters = initializer().numParams(this);
        return new LayerMemoryReport.Builder(getLayerName(), ConvolutionBlock.class, input, getOutputType(-1, input))
                .standardMemory(parameters, 2 * parameters)
                .workingMemory(0, 0, 0, 2 * getOutputType(-1, input).arrayElementsPerExample())
                .cacheMemory(Map.of(), Map.of())
                .build();
    }

    /** Edge of the kernel in pixels. */
    public int getKernel() {
        return kernel;
    }

    /** Sets the {@linkplain #getKernel() kernel}, odd and ≥ 1. */
    public void setKernel(int kernel) {
        if (kernel < 1 || kernel % 2 == 0) {
            throw new IllegalArgumentException("kernel must be odd and >= 1, was " + kernel);
        }
        this.kernel = kernel;
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

    /** True if the input is padded by half of the kernel, false if not at all. */
    public boolean isPadded() {
        return padded;
    }

    /** Sets whether the input {@linkplain #isPadded() is padded}. */
    public void setPadded(boolean padded) {
        this.padded = padded;
    }

    /** True with batch normalisation, false with a bias. */
    public boolean isNormalised() {
        return normalised;
    }

    /** Sets whether there {@linkplain #isNormalised() is batch normalisation}. */
    public void setNormalised(boolean normalised) {
        this.normalised = normalised;
    }

    /** The rectifier's slope below zero, 0..1; 0 with batch normalisation. */
    public double getSlope() {
        return slope;
    }

    /** Sets the {@linkplain #getSlope() slope}. */
    public void setSlope(double slope) {
        this.slope = slope;
    }

    /** The share of the running mean and variance that a step keeps, 0..1. */
    public double getDecay() {
        return decay;
    }

    /** Sets the {@linkplain #getDecay() decay}. */
    public void setDecay(double decay) {
        this.decay = decay;
    }

    /** The value added to the variance before taking its square root. */
    public double getEpsilon() {
        return epsilon;
    }

    /** Sets {@linkplain #getEpsilon() epsilon}. */
    public void setEpsilon(double epsilon) {
        this.epsilon = epsilon;
    }

    /** True if the input is the picture, whose gradient is not computed. */
    public boolean isFirst() {
        return first;
    }

    /** Sets whether the input {@linkplain #isFirst() is the picture}. */
    public void setFirst(boolean first) {
        this.first = first;
    }

    /** True if the input is {@linkplain #blocked in blocks of channels}. */
    public boolean isInputBlocked() {
        return inputBlocked;
    }

    /** Sets whether the input {@linkplain #isInputBlocked() is in blocks of channels}. */
    public void setInputBlocked(boolean inputBlocked) {
        this.inputBlocked = inputBlocked;
    }

    /** True if the output is {@linkplain #blocked in blocks of channels}. */
    public boolean isOutputBlocked() {
        return outputBlocked;
    }

    /** Sets whether the output {@linkplain #isOutputBlocked() is in blocks of channels}. */
    public void setOutputBlocked(boolean outputBlocked) {
        this.outputBlocked = outputBlocked;
    }
}
