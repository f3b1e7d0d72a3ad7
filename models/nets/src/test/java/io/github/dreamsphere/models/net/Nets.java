package io.github.dreamsphere.models.net;

import java.util.ArrayList;
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
                SlidingWindow.square(kernel, stride, pad),
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

    /** A maximum as Caffe takes it: the last window may hang over the far edge. */
    public static Pool maxPool(SlidingWindow window) {
        return new Pool(Pool.Kind.MAX, window, Pool.Rounding.CEIL, Pool.Divisor.PADDED);
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
                        new Layer("b", maxPool(SlidingWindow.square(3, 1, 1)), "conv", "b"),
                        new Layer("sum", Eltwise.sum(1f, -0.5f), List.of("a", "b"), "sum"),
                        new Layer("cat", new Concat(), List.of("sum", "conv"), "cat")));
    }

    /** A network, never run, that has every op. */
    public static Net everyOp() {
        Net golden = golden();
        List<Layer> layers = new ArrayList<>(golden.layers());
        for (Op op : laterOps()) {
            String name = op.getClass().getSimpleName();
            layers.add(new Layer(name, op, op instanceof Constant ? List.of() : List.of("data"), name));
        }
        return new Net(golden.name(), golden.imageSpec(), golden.input(), layers);
    }

    /** The ops that came after the files in {@code src/test/resources}. */
    private static List<Op> laterOps() {
        SlidingWindow window = new SlidingWindow(3, 2, 2, 1, 0, 0, 0, 0, 1, 1);
        Pool pool = new Pool(Pool.Kind.AVERAGE, window, Pool.Rounding.FLOOR, Pool.Divisor.IMAGE);
        return List.of(
                new SamePadding(pool, SamePadding.Side.LAST),
                new Border(1, 2, 3, 4, -0.5f),
                new Constant(new Tensor(new int[] {1, 2, 3}, new float[] {1, 2, 3, 4, 5, 6})),
                new LayerNorm(Tensor.of(1, -2), Tensor.of(0.5f, 0), 0.125f),
                new LogSoftmax(),
                new MatrixProduct(),
                new Pick(List.of(2, 0), 3),
                new Rearrange(
                        List.of(0, 2), List.of(0), List.of(3), List.of(2), List.of(0), List.of(2, 4), List.of(3, 1)),
                new Reduction(Reduction.Kind.MEAN),
                new SparseProduct(3, List.of(2, 0, 1, 1), new Tensor(new int[] {2, 2}, new float[] {1, -0.5f, 2, 0})),
                new CropLike(2, 1),
                new Interp(2, 1, 0, 7),
                new Unpool(maxPool(SlidingWindow.square(2, 2, 0))));
    }

    /** The network, never run, in the files in {@code src/test/resources}: every op that there was, in their order. */
    public static Net golden() {
        SlidingWindow window = new SlidingWindow(2, 1, 2, 1, 1, 0, 0, 0, 1, 2);
        Tensor vector = Tensor.of(0.5f, -2, 3);
        Tensor kernel = new Tensor(new int[] {1, 2, 2, 1}, new float[] {1, -0.25f, 0, 65504});
        List<Op> ops = List.of(
                new Activation(Activation.Curve.CLIP, 0, 6),
                new Affine(vector, Tensor.zeros(3)),
                new Concat(),
                new Convolution(kernel, Tensor.of(-1), window, 1),
                new Crop(1, 2, 3, 4, 2, 1),
                new Deconvolution(kernel, Tensor.of(1, 2), window, 1),
                new DepthToSpace(2, DepthToSpace.Order.DEPTH_FIRST),
                Eltwise.sum(1f, -0.5f),
                new GlobalPool(Pool.Kind.AVERAGE),
                new GroupNorm(3, vector, vector, 0.125f),
                new Identity(),
                new Lrn(5, 0.5f, 0.75f, 1),
                new PRelu(vector),
                new Pad(1, 2, 3, 4, Pad.Mode.EDGE),
                new Pool(Pool.Kind.MAX, window, Pool.Rounding.CEIL, Pool.Divisor.PADDED),
                new Relu(0.25f),
                new Resize(
                        2, 1.5, Resize.Interpolation.CUBIC, Resize.Coordinates.HALF_PIXEL, Resize.Rounding.CEIL, -0.5),
                new Softmax());
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < ops.size(); i++) {
            List<String> inputs = ops.get(i) instanceof Eltwise ? List.of("data", "blob0") : List.of("data");
            layers.add(new Layer("layer" + i, ops.get(i), inputs, "blob" + i));
        }
        ImageSpec spec =
                new ImageSpec(255, List.of(104f, 117f, 123f), List.of(1f, 0.5f, 0.25f), ImageSpec.Channels.BGR);
        return new Net("every op", spec, "data", layers);
    }
}
