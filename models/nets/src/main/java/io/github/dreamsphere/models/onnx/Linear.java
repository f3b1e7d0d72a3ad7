package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.net.Window;
import io.github.dreamsphere.models.onnx.Atom.Source;
import java.util.List;
import java.util.Map;

/** Matrix products: fully connected layers, which are convolutions with a window as large as what they see. */
final class Linear {
    static final Map<String, Operator> OPERATORS = Map.of(
            "Gemm", Operator.of(Linear::gemm),
            "MatMul", Operator.of(Linear::matMul));

    private Linear() {}

    private static Value gemm(Call call) {
        if (call.node().integer("transA", 0) == 1) {
            throw call.node().fail("a transposed first matrix is not read");
        }
        Constant weights = call.weights(1);
        boolean transposed = call.node().integer("transB", 0) == 1;
        Matrix matrix = new Matrix(
                weights.floats(), weights.shape(), transposed, call.node().real("alpha", 1));
        float[] bias = new float[matrix.outputs()];
        if (call.has(2)) {
            float[] given = call.weights(2).floats();
            float beta = call.node().real("beta", 1);
            for (int i = 0; i < bias.length; i++) {
                bias[i] = beta * given[given.length == 1 ? 0 : i];
            }
        }
        return multiply(call, matrix, bias);
    }

    private static Value matMul(Call call) {
        Constant weights = call.weights(1);
        if (weights.shape().length != 2) {
            throw call.node().fail("only a product with a matrix of weights is read");
        }
        Matrix matrix = new Matrix(weights.floats(), weights.shape(), false, 1);
        return multiply(call, matrix, new float[matrix.outputs()]);
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

    /** Multiplies the last axis. */
    private static Value multiply(Call call, Matrix matrix, float[] bias) {
        FeatureMap map = call.map(0);
        int last = map.rank() - 1;
        Kernel kernel = map.holdsOnly(last, Source.CHANNEL)
                ? new Kernel(map.axes().get(last), 1, 1)
                : Kernel.whole(call, map, last, matrix.inputs());
        if (kernel.inputs() != matrix.inputs()) {
            throw call.node().fail("takes " + matrix.inputs() + " values, was given " + Layout.describe(call, map));
        }
        Tensor weights = kernel.weights(matrix);
        Window window = new Window(kernel.height(), kernel.width(), 1, 1, 0, 0, 0, 0, 1, 1);
        String blob = call.write(new Convolution(weights, Tensor.of(bias), window, 1), map.blob());
        return map.withBlob(blob)
                .withAxis(
                        last,
                        FeatureMap.atoms(Source.CHANNEL, call.net().probes().extent(matrix.outputs())));
    }

    /**
     * The window a matrix looks through.
     *
     * @param atoms how the matrix counts its inputs; empty if by channel, row, column
     */
    private record Kernel(List<Atom> atoms, int height, int width) {
        /** A window as large as the whole blob: the matrix's inputs tell how large where the file does not. */
        static Kernel whole(Call call, FeatureMap map, int axis, int inputs) {
            boolean alone = map.holdsAll(axis, Source.CHANNEL)
                    && map.holdsAll(axis, Source.HEIGHT)
                    && map.holdsAll(axis, Source.WIDTH);
            if (!alone) {
                throw call.node().fail("multiplies a mix of channels and positions");
            }
            List<Atom> atoms = map.axes().get(axis);
            if (map.length(call.probes()).fixed().isPresent()) {
                String blob = map.blob();
                return new Kernel(atoms, (int) call.net().height(blob).at(0), (int)
                        call.net().width(blob).at(0));
            }
            int channels = call.net().channels(map.blob());
            int side = (int) Math.round(Math.sqrt((double) inputs / channels));
            List<Source> order = atoms.stream().map(Atom::source).toList();
            if (!order.equals(List.of(Source.CHANNEL, Source.HEIGHT, Source.WIDTH))
                    || side * side * channels != inputs) {
                throw call.node().fail("takes " + inputs + " values, whatever the image's size");
            }
            Atom rows = Atom.whole(Source.HEIGHT, Extent.of(side, call.probes()));
            Atom columns = Atom.whole(Source.WIDTH, Extent.of(side, call.probes()));
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

        /** Where each input of the matrix lies among [channels, height, width]. */
        private int[] places() {
            int[] places = {0};
            for (Atom atom : atoms) {
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
