package io.github.dreamsphere.models.net;

import java.util.List;
import java.util.Random;

/** Small networks for tests. */
public final class Nets {
    /** RGB in 0..1 as it is. */
    public static final ImageSpec PLAIN = ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);

    private Nets() {}

    /** A network of one layer {@code op} from "data" to "out". */
    public static Net of(Op op) {
        return new Net("test", PLAIN, "data", List.of(new Layer("layer", op, "data", "out")));
    }

    /** A square convolution with normal weights. */
    public static Convolution convolution(Random random, int inputs, int outputs, int kernel, int stride, int pad) {
        return new Convolution(
                random(random, outputs, inputs, kernel, kernel),
                random(random, outputs),
                Window.square(kernel, stride, pad),
                1);
    }

    /** Normal values. */
    public static Tensor random(Random random, int... shape) {
        float[] data = new float[Tensor.length(shape)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextGaussian();
        }
        return new Tensor(shape, data);
    }

    /** Two branches, one in place, added and concatenated. */
    public static Net branches() {
        Random random = new Random(1);
        return new Net(
                "branches",
                PLAIN,
                "data",
                List.of(
                        new Layer("conv", convolution(random, 3, 4, 3, 2, 1), "data", "conv@conv"),
                        new Layer("relu", Relu.PLAIN, "conv@conv", "conv"),
                        new Layer("a", convolution(random, 4, 4, 3, 1, 1), "conv", "a"),
                        new Layer("b", Pool.caffeMax(Window.square(3, 1, 1)), "conv", "b"),
                        new Layer("sum", Eltwise.sum(1f, -0.5f), List.of("a", "b"), "sum"),
                        new Layer("cat", new Concat(), List.of("sum", "conv"), "cat")));
    }
}
