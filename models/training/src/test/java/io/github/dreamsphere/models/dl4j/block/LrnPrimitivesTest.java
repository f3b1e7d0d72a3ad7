package io.github.dreamsphere.models.dl4j.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.models.net.Lrn;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against the formula, in double precision. */
class LrnPrimitivesTest {
    private static final Lrn OP = new Lrn(5, 0.7f, 0.75f, 1);

    /** 48 channels fill blocks of 8, 12 do not. */
    @ParameterizedTest
    @ValueSource(ints = {48, 16, 12})
    void normalisesAndPassesGradientsBack(int channels) {
        long[] shape = {2, 3, 5, channels};
        Random random = new Random(channels);
        float[] x = random(random, 30 * channels);
        float[] error = random(random, 30 * channels);
        LrnPrimitives primitives = new LrnPrimitives(LrnBlock.of(OP), shape);
        INDArray out = Nd4j.create(shape);
        INDArray back = Nd4j.create(shape);
        primitives.forward(Nd4j.create(x, shape, 'c'), out);
        primitives.backward(Nd4j.create(x, shape, 'c'), Nd4j.create(error, shape, 'c'), back);
        for (int i = 0; i < x.length; i++) {
            assertThat(out.data().getFloat(i)).isCloseTo((float) output(x, i, channels), within(1e-4f));
            assertThat(back.data().getFloat(i)).isCloseTo((float) gradient(x, error, i, channels), within(1e-3f));
        }
    }

    private static float[] random(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** 1 plus the weighted mean of the squares around value {@code i}. */
    private static double base(float[] x, int i, int channels) {
        double sum = 0;
        for (int other = first(i, channels); other <= last(i, channels); other++) {
            sum += (double) x[other] * x[other];
        }
        return OP.bias() + OP.alpha() / OP.size() * sum;
    }

    private static int first(int i, int channels) {
        return Math.max(i - OP.size() / 2, i - i % channels);
    }

    private static int last(int i, int channels) {
        return Math.min(i + OP.size() / 2, i - i % channels + channels - 1);
    }

    private static double output(float[] x, int i, int channels) {
        return x[i] * Math.pow(base(x, i, channels), -OP.beta());
    }

    private static double gradient(float[] x, float[] error, int i, int channels) {
        double sum = error[i] * Math.pow(base(x, i, channels), -OP.beta());
        for (int other = first(i, channels); other <= last(i, channels); other++) {
            double slope = -OP.beta() * Math.pow(base(x, other, channels), -OP.beta() - 1) * 2 * OP.alpha() / OP.size();
            sum += error[other] * x[other] * slope * x[i];
        }
        return sum;
    }
}
