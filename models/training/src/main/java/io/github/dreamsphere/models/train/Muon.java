package io.github.dreamsphere.models.train;

import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The updater Muon (Jordan et al. 2024, "Muon: an optimizer for hidden layers"): momentum whose weight matrix is made
 * nearly orthogonal, so that a step changes all directions equally. It is for the weights of hidden layers; other
 * parameters need another updater. Steps have the size of Adam's steps at the same learning rate (Liu et al. 2025, "Muon
 * is scalable for LLM training").
 */
public final class Muon implements IUpdater {
    private static final long serialVersionUID = 1L;

    /** The share of the momentum that a step keeps. */
    static final double MOMENTUM = 0.95;

    private final int outputs;
    private double learningRate;
    private ISchedule schedule;

    /**
     * An updater for the weights of one layer.
     *
     * @param outputs the first size of the weights, which is the number of rows of their matrix; at least 1
     * @param learningRate the learning rate if there is no schedule
     * @param schedule the learning rate of each step, or null
     */
    public Muon(
            @JsonProperty("outputs") int outputs,
            @JsonProperty("learningRate") double learningRate,
            @JsonProperty("schedule") ISchedule schedule) {
        if (outputs < 1) {
            throw new IllegalArgumentException("outputs must be >= 1, was " + outputs);
        }
        this.outputs = outputs;
        this.learningRate = learningRate;
        this.schedule = schedule;
    }

    /**
     * Lets Muon change the weights of some layers, and Adam their biases. The other layers keep their updater.
     *
     * @param net a net that was not initialised yet
     * @param layers names of convolution blocks
     */
    public static void use(ComputationGraphConfiguration net, LearningRate rate, Stream<String> layers) {
        layers.forEach(name -> {
            NeuralNetConfiguration vertex = ((LayerVertex) net.getVertices().get(name)).getLayerConf();
            ConvolutionBlock block = (ConvolutionBlock) vertex.getLayer();
            block.setIUpdater(new Muon(Math.toIntExact(block.getNOut()), rate.peak(), rate));
            block.setBiasUpdater(rate.adam());
        });
    }

    /** Rows of the weight matrix. */
    public int getOutputs() {
        return outputs;
    }

    /** The learning rate if there is no schedule. */
    public double getLearningRate() {
        return learningRate;
    }

    /** The learning rate of each step, or null. */
    public ISchedule getSchedule() {
        return schedule;
    }

    @Override
    public long stateSize(long parameters) {
        return parameters;
    }

    @Override
    public GradientUpdater<Muon> instantiate(INDArray state, boolean initialise) {
        return new MuonUpdater(this, initialise ? state.assign(0) : state);
    }

    @Override
    public GradientUpdater<Muon> instantiate(Map<String, INDArray> state, boolean initialise) {
        return instantiate(state.get(MuonUpdater.MOMENTUM), initialise);
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return schedule == null ? learningRate : schedule.valueAt(iteration, epoch);
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double rate, ISchedule newSchedule) {
        learningRate = rate;
        schedule = newSchedule;
    }

    /** Returns a copy with the same learning rate. */
    @Override
    @SuppressWarnings({"java:S2975", "java:S1182"})
    public Muon clone() {
        return new Muon(outputs, learningRate, schedule);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Muon that
                && outputs == that.outputs
                && learningRate == that.learningRate
                && Objects.equals(schedule, that.schedule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(outputs, learningRate, schedule);
    }
}
