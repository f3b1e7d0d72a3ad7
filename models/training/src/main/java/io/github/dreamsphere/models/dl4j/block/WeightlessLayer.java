package io.github.dreamsphere.models.dl4j.block;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The implementation of a block without weights.
 *
 * @param <B> the block
 */
abstract class WeightlessLayer<B extends NoParamLayer> extends AbstractLayer<B> {
    private static final long serialVersionUID = 1L;

    WeightlessLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void clearNoiseWeightParams() {
        // There are no weights.
    }
}
