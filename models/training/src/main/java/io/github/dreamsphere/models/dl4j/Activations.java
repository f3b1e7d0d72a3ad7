package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Softmax;
import java.util.Optional;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Converts DL4J's activation functions to ops. */
final class Activations {
    private Activations() {}

    /**
     * The op of {@code function}; empty for the identity.
     *
     * @param layer name of the layer, for messages
     */
    static Optional<Op> of(IActivation function, String layer) {
        if (function instanceof ActivationIdentity) {
            return Optional.empty();
        }
        return Optional.of(op(function, layer));
    }

    private static Op op(IActivation function, String layer) {
        if (function instanceof ActivationReLU relu && isPlain(relu)) {
            return Relu.PLAIN;
        }
        if (function instanceof ActivationReLU relu) {
            return bounded(relu, layer);
        }
        if (function instanceof ActivationHardSigmoid) {
            return new Activation(Activation.Curve.HARD_SIGMOID, 0.2f, 0.5f);
        }
        if (function instanceof ActivationLReLU leaky) {
            return new Relu((float) leaky.getAlpha());
        }
        if (function instanceof ActivationReLU6) {
            return new Activation(Activation.Curve.CLIP, 0, 6);
        }
        if (function instanceof ActivationELU elu) {
            return new Activation(Activation.Curve.ELU, (float) elu.getAlpha(), 0);
        }
        if (function instanceof ActivationSoftmax) {
            return new Softmax();
        }
        return Activation.of(curve(function, layer));
    }

    /** True without a maximum, a threshold or a slope. */
    private static boolean isPlain(ActivationReLU relu) {
        return relu.equals(new ActivationReLU()) || relu.equals(new ActivationReLU(0.0, 0.0, 0.0));
    }

    /** A rectifier with a maximum or a slope, as Keras has. */
    private static Op bounded(ActivationReLU relu, String layer) {
        double max = relu.getMax() == null ? 0 : relu.getMax();
        double slope = relu.getNegativeSlope() == null ? 0 : relu.getNegativeSlope();
        boolean plainThreshold = relu.getThreshold() == null || relu.getThreshold() == 0;
        if (!plainThreshold || (max != 0 && slope != 0)) {
            throw new IllegalArgumentException(
                    "layer '" + layer + "' has the rectifier " + relu + ", which is not supported");
        }
        return max == 0 ? new Relu((float) slope) : new Activation(Activation.Curve.CLIP, 0, (float) max);
    }

    private static Activation.Curve curve(IActivation function, String layer) {
        if (function instanceof ActivationSigmoid) {
            return Activation.Curve.SIGMOID;
        }
        if (function instanceof ActivationTanH) {
            return Activation.Curve.TANH;
        }
        if (function instanceof ActivationSoftPlus) {
            return Activation.Curve.SOFTPLUS;
        }
        if (function instanceof ActivationSoftSign) {
            return Activation.Curve.SOFTSIGN;
        }
        throw new IllegalArgumentException(
                "layer '" + layer + "' has the activation function " + function + ", which is not supported");
    }
}
