package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.MatrixProduct;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Matrix products. Those with weights are fully connected layers, which become convolutions; their window is a point or
 * their whole input.
 */
final class MatrixOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "Gemm", OnnxOperator.of(MatrixOperators::gemm),
            "MatMul", OnnxOperator.of(MatrixOperators::matMul),
            "Einsum", OnnxOperator.of(Einsum::read));

    private MatrixOperators() {}

    private static OnnxValue gemm(NodeContext context) {
        boolean turnA = context.node().flag("transA", false);
        boolean turnB = context.node().flag("transB", false);
        float alpha = context.node().real("alpha", 1);
        float beta = context.node().real("beta", 1);
        for (int i = 0; i < 2; i++) {
            requireMatrix(context, i);
        }
        boolean layer = context.isMap(0) && !context.isMap(1) && !turnA;
        if (layer) {
            Constant weights = context.weights(1);
            Matrix matrix = new Matrix(weights.floats(), weights.shape(), turnB, alpha);
            float[] bias = context.has(2) && !context.isMap(2) ? bias(context, matrix.outputs(), beta) : null;
            if (bias != null || !context.has(2)) {
                return multiply(context, matrix, bias == null ? new float[matrix.outputs()] : bias);
            }
        }
        FeatureMap product = product(context, turned(context, 0, turnA), turned(context, 1, turnB), true);
        FeatureMap scaled =
                product.withBlob(context.step("scaled", context.linear(product.blob(), alpha, 0), product.blob()));
        if (!context.has(2)) {
            return context.write(new io.github.dreamsphere.models.net.Identity(), scaled, scaled.blob());
        }
        Alignment sum = Alignment.of(context, List.of(scaled, context.inputs().get(2)));
        return context.write(Eltwise.sum(1f, beta), sum.as(), sum.blobs().toArray(String[]::new));
    }

    private static void requireMatrix(NodeContext context, int input) {
        int rank = context.isMap(input)
                ? context.map(input).rank()
                : context.constant(input).rank();
        if (rank != 2) {
            throw context.node().fail("its input " + input + " must be a matrix, had rank " + rank);
        }
    }

    private static FeatureMap turned(NodeContext context, int input, boolean turn) {
        FeatureMap map = asMap(context, input);
        return turn ? map.transpose(new int[] {1, 0}) : map;
    }

    /** The summand for each output; null if it differs between rows. */
    private static float[] bias(NodeContext context, int outputs, float beta) {
        Constant given = context.weights(2);
        boolean fits = given.length() == 1
                || given.length() == outputs && given.rank() > 0 && given.shape()[given.rank() - 1] == outputs;
        if (!fits) {
            return null;
        }
        float[] values = given.floats();
        float[] bias = new float[outputs];
        for (int i = 0; i < outputs; i++) {
            bias[i] = beta * values[values.length == 1 ? 0 : i];
        }
        return bias;
    }

    private static OnnxValue matMul(NodeContext context) {
        if (context.isMap(0)
                && context.has(1)
                && !context.isMap(1)
                && context.constant(1).rank() == 2) {
            Constant weights = context.weights(1);
            Matrix matrix = new Matrix(weights.floats(), weights.shape(), false, 1);
            return multiply(context, matrix, new float[matrix.outputs()]);
        }
        return product(context, asMap(context, 0), asMap(context, 1), false);
    }

    private static FeatureMap asMap(NodeContext context, int input) {
        return context.has(input) && !context.isMap(input)
                ? Alignment.map(context, context.weights(input))
                : context.map(input);
    }

    /** {@code a · b} along the last axis of a and the second last of b, with other axes broadcast. */
    private static FeatureMap product(NodeContext context, FeatureMap a, FeatureMap b, boolean before) {
        boolean vectorA = a.rank() == 1;
        boolean vectorB = b.rank() == 1;
        if (a.rank() == 0 || b.rank() == 0) {
            throw context.node().fail("it multiplies a single number");
        }
        FeatureMap wideB = vectorB ? new FeatureMap(b.blob(), List.of(b.axes().get(0), List.of())) : b;
        int rank = Math.max(Math.max(a.rank(), wideB.rank()), 2);
        FeatureMap left = a.atLeastRank(rank);
        FeatureMap right = wideB.atLeastRank(rank);
        if (!left.sizes(context.probes())
                .get(rank - 1)
                .equals(right.sizes(context.probes()).get(rank - 2))) {
            throw context.node()
                    .fail("cannot multiply " + BlobOrder.describe(context, left) + " and "
                            + BlobOrder.describe(context, right));
        }
        context.requireOneImage(left, rank - 1);
        context.requireOneImage(right, rank - 2);
        List<List<IndexDigit>> like = new ArrayList<>(left.axes());
        List<AxisSize> sizes = new ArrayList<>(left.sizes(context.probes()));
        for (int axis = 0; axis < rank - 2; axis++) {
            FeatureMap grownLeft = grown(context, left, right, axis);
            right = grown(context, right, left, axis);
            left = grownLeft;
            like.set(
                    axis,
                    left.isBatch(axis) ? left.axes().get(axis) : right.axes().get(axis));
            sizes.set(axis, left.sizes(context.probes()).get(axis));
        }
        context.requireOneImage(right, rank - 1);
        sizes.set(rank - 1, right.sizes(context.probes()).get(rank - 1));
        like.set(rank - 1, List.of());
        List<Integer> outer = AxisLayout.range(0, rank - 2);
        String first = BlobOrder.blob(context, left, new AxisLayout(outer, List.of(rank - 2), List.of(rank - 1)));
        String second = BlobOrder.blob(context, right, new AxisLayout(outer, List.of(rank - 1), List.of(rank - 2)));
        AxisLayout layout = new AxisLayout(outer, List.of(rank - 2), List.of(rank - 1));
        FeatureMap view = BlobOrder.view(context, "", layout, new FeatureMap("", like), sizes);
        List<List<IndexDigit>> axes = new ArrayList<>(view.axes());
        if (vectorB) {
            axes.remove(rank - 1);
        }
        if (vectorA) {
            axes.remove(rank - 2);
        }
        FeatureMap as = new FeatureMap("", axes);
        return before
                ? as.withBlob(context.step("product", new MatrixProduct(), first, second))
                : context.write(new MatrixProduct(), as, first, second);
    }

    /** The map with copies of its values along {@code axis} if only the other has more than one there. */
    private static FeatureMap grown(NodeContext context, FeatureMap map, FeatureMap other, int axis) {
        AxisSize own = map.sizes(context.probes()).get(axis);
        AxisSize wanted = other.sizes(context.probes()).get(axis);
        if (own.equals(wanted) || wanted.isOne()) {
            return map;
        }
        if (!own.isOne()) {
            throw context.node().fail("shapes do not match: " + own + " and " + wanted + " along axis " + axis);
        }
        return map.withAxis(axis, FeatureMap.atoms(Source.REPEAT, wanted));
    }

    /** A product of tensors of rank 2 or more that are arranged already; see {@link #product}. */
    static FeatureMap product(NodeContext context, FeatureMap a, FeatureMap b) {
        return product(context, a, b, true);
    }

    /** Weights of a fully connected layer, by output and input. */
    private record Matrix(float[] values, int[] shape, boolean transposed, float factor) {
        int outputs() {
            return shape[transposed ? 0 : 1];
        }

        int inputs() {
            return shape[transposed ? 1 : 0];
        }

        float at(int output, int input) {
            return factor * values[transposed ? output * shape[1] + input : input * shape[1] + output];
        }
    }

    /** Multiplies along the last axis. */
    private static OnnxValue multiply(NodeContext context, Matrix matrix, float[] bias) {
        FeatureMap map = context.map(0);
        int last = map.rank() - 1;
        if (last < 0) {
            throw context.node().fail("it multiplies a single number");
        }
        context.requireOneImage(map, last);
        boolean channels = map.holdsOnly(last, Source.CHANNEL)
                && map.holdsAll(last, Source.CHANNEL)
                && map.size(last, context.probes()).equals(context.net().size(map.blob(), Source.CHANNEL));
        boolean everything = !channels
                && map.holdsAll(last, Source.CHANNEL)
                && map.holdsAll(last, Source.HEIGHT)
                && map.holdsAll(last, Source.WIDTH)
                && map.axes().get(last).stream().noneMatch(digit -> digit.source() == Source.REPEAT);
        if (!channels && !everything) {
            AxisLayout layout = ChannelwiseOps.layout(context, map, List.of(last));
            requireInputs(context, map, matrix, map.size(last, context.probes()).at(0));
            List<AxisSize> sizes = new ArrayList<>(map.sizes(context.probes()));
            sizes.set(last, AxisSize.of(matrix.outputs(), context.probes()));
            String blob = BlobOrder.blob(context, map, layout);
            return context.arranged(point(matrix, bias), layout, map, sizes, blob);
        }
        Kernel kernel =
                channels ? new Kernel(map.axes().get(last), 1, 1) : Kernel.whole(context, map, last, matrix.inputs());
        requireInputs(context, map, matrix, kernel.inputs());
        SlidingWindow window = new SlidingWindow(kernel.height(), kernel.width(), 1, 1, 0, 0, 0, 0, 1, 1);
        FeatureMap as = map.withAxis(
                last, FeatureMap.atoms(Source.CHANNEL, context.net().probes().extent(matrix.outputs())));
        return context.write(new Convolution(kernel.weights(matrix), Tensor.of(bias), window, 1), as, map.blob());
    }

    private static void requireInputs(NodeContext context, FeatureMap map, Matrix matrix, long inputs) {
        if (inputs != matrix.inputs()) {
            throw context.node()
                    .fail("takes " + matrix.inputs() + " values, was given " + BlobOrder.describe(context, map));
        }
    }

    private static Convolution point(Matrix matrix, float[] bias) {
        float[] values = new float[matrix.outputs() * matrix.inputs()];
        for (int output = 0; output < matrix.outputs(); output++) {
            for (int input = 0; input < matrix.inputs(); input++) {
                values[output * matrix.inputs() + input] = matrix.at(output, input);
            }
        }
        Tensor weights = new Tensor(new int[] {matrix.outputs(), matrix.inputs(), 1, 1}, values);
        return new Convolution(weights, Tensor.of(bias), SlidingWindow.point(), 1);
    }

    /**
     * The convolution window of a matrix.
     *
     * @param atoms the digits of the matrix's input index; empty for channel, row, column
     */
    private record Kernel(List<IndexDigit> atoms, int height, int width) {
        /**
         * A window as large as the blob. If the file does not say how large, the number of the matrix's inputs does.
         */
        static Kernel whole(NodeContext context, FeatureMap map, int axis, int inputs) {
            List<IndexDigit> atoms = map.axes().get(axis);
            if (map.length(context.probes()).fixed().isPresent()) {
                String blob = map.blob();
                return new Kernel(atoms, (int) context.net().height(blob).at(0), (int)
                        context.net().width(blob).at(0));
            }
            int channels = context.net().channels(map.blob());
            int side = (int) Math.round(Math.sqrt((double) inputs / channels));
            List<Source> order = atoms.stream().map(IndexDigit::source).toList();
            if (!order.equals(List.of(Source.CHANNEL, Source.HEIGHT, Source.WIDTH))
                    || (long) side * side * channels != inputs) {
                throw context.node().unsupported("takes " + inputs + " values, whatever the image size");
            }
            IndexDigit rows = IndexDigit.whole(Source.HEIGHT, AxisSize.of(side, context.probes()));
            IndexDigit columns = IndexDigit.whole(Source.WIDTH, AxisSize.of(side, context.probes()));
            return new Kernel(List.of(atoms.get(0), rows, columns), side, side);
        }

        int inputs() {
            return (int) atoms.stream().mapToLong(atom -> atom.size().at(0)).reduce(1, (a, b) -> a * b);
        }

        /** The matrix as {@code [outputs, channels, height, width]}. */
        Tensor weights(Matrix matrix) {
            int channels = inputs() / (height * width);
            float[] values = new float[matrix.outputs() * inputs()];
            int[] places = places();
            for (int output = 0; output < matrix.outputs(); output++) {
                for (int input = 0; input < places.length; input++) {
                    values[output * places.length + places[input]] = matrix.at(output, input);
                }
            }
            return new Tensor(new int[] {matrix.outputs(), channels, height, width}, values);
        }

        /** The index of each input of the matrix in [channels, height, width]. */
        private int[] places() {
            int[] places = {0};
            for (IndexDigit atom : atoms) {
                int size = (int) atom.size().at(0);
                long step = atom.stride().at(0)
                        * switch (atom.source()) {
                            case CHANNEL -> (long) height * width;
                            case HEIGHT -> width;
                            default -> 1;
                        };
                int[] longer = new int[places.length * size];
                for (int i = 0; i < longer.length; i++) {
                    longer[i] = (int) (places[i / size] + i % size * step);
                }
                places = longer;
            }
            return places;
        }
    }
}
