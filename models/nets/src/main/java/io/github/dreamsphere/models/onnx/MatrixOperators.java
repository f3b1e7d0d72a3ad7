package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.List;
import java.util.Map;

/** Matrix products: fully connected layers, which become convolutions whose window is their whole input. */
final class MatrixOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "Gemm", OnnxOperator.of(MatrixOperators::gemm),
            "MatMul", OnnxOperator.of(MatrixOperators::matMul));

    private MatrixOperators() {}

    private static OnnxValue gemm(NodeContext context) {
        if (context.node().integer("transA", 0) == 1) {
            throw context.node().fail("a transposed first matrix is not supported");
        }
        Constant weights = context.weights(1);
        boolean transposed = context.node().integer("transB", 0) == 1;
        Matrix matrix = new Matrix(
                weights.floats(), weights.shape(), transposed, context.node().real("alpha", 1));
        float[] bias = new float[matrix.outputs()];
        if (context.has(2)) {
            float[] given = context.weights(2).floats();
            float beta = context.node().real("beta", 1);
            for (int i = 0; i < bias.length; i++) {
                bias[i] = beta * given[given.length == 1 ? 0 : i];
            }
        }
        return multiply(context, matrix, bias);
    }

    private static OnnxValue matMul(NodeContext context) {
        Constant weights = context.weights(1);
        if (weights.shape().length != 2) {
            throw context.node().fail("only products with a matrix of weights are supported");
        }
        Matrix matrix = new Matrix(weights.floats(), weights.shape(), false, 1);
        return multiply(context, matrix, new float[matrix.outputs()]);
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
        Kernel kernel = map.holdsOnly(last, Source.CHANNEL)
                ? new Kernel(map.axes().get(last), 1, 1)
                : Kernel.whole(context, map, last, matrix.inputs());
        if (kernel.inputs() != matrix.inputs()) {
            throw context.node()
                    .fail("takes " + matrix.inputs() + " values, was given " + BlobOrder.describe(context, map));
        }
        Tensor weights = kernel.weights(matrix);
        SlidingWindow window = new SlidingWindow(kernel.height(), kernel.width(), 1, 1, 0, 0, 0, 0, 1, 1);
        String blob = context.write(new Convolution(weights, Tensor.of(bias), window, 1), map.blob());
        return map.withBlob(blob)
                .withAxis(
                        last,
                        FeatureMap.atoms(Source.CHANNEL, context.net().probes().extent(matrix.outputs())));
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
            boolean alone = map.holdsAll(axis, Source.CHANNEL)
                    && map.holdsAll(axis, Source.HEIGHT)
                    && map.holdsAll(axis, Source.WIDTH);
            if (!alone) {
                throw context.node().fail("products over a mix of channels and positions are not supported");
            }
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
                    || side * side * channels != inputs) {
                throw context.node().fail("takes " + inputs + " values, whatever the image size");
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
                            case WIDTH -> 1;
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
