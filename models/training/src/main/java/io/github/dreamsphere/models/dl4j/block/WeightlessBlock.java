package io.github.dreamsphere.models.dl4j.block;

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

/** A block without weights, on blobs {@code [n, height, width, channels]}. */
abstract class WeightlessBlock extends NoParamLayer {
    private static final long serialVersionUID = 1L;

    /** The implementation, not yet set up. */
    abstract WeightlessLayer<?> layer(NeuralNetConfiguration conf, DataType type);

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        WeightlessLayer<?> layer = layer(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialise));
        layer.setConf(conf);
        return layer;
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        InputType output = getOutputType(-1, input);
        return new LayerMemoryReport.Builder(getLayerName(), getClass(), input, output)
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, output.arrayElementsPerExample())
                .cacheMemory(Map.of(), Map.of())
                .build();
    }
}
