package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A node, the values of its inputs, and the net under construction.
 *
 * @param inputs in the node's order; null for an omitted optional input
 */
record NodeContext(OnnxNode node, List<OnnxValue> inputs, NetBuilder net) {
    int probes() {
        return net.probes().count();
    }

    boolean has(int input) {
        return input < inputs.size() && inputs.get(input) != null;
    }

    boolean isMap(int input) {
        return has(input) && inputs.get(input) instanceof FeatureMap;
    }

    /** The input, of either kind. */
    OnnxValue value(int input) {
        if (!has(input)) {
            throw node.fail("its input " + input + " is missing");
        }
        return inputs.get(input);
    }

    /** The input as a view of a blob. */
    FeatureMap map(int input) {
        if (value(input) instanceof FeatureMap map) {
            return map;
        }
        throw node.unsupported("its input " + input + " does not come from the image");
    }

    /** The input as a blob with the input's channels, rows and columns; adds layers if values must be reordered. */
    String blob(int input) {
        return BlobOrder.blob(this, map(input));
    }

    /** The input as a constant. */
    Constant constant(int input) {
        if (value(input) instanceof Constant constant) {
            return constant;
        }
        throw node.unsupported("its input " + input + " is not a constant");
    }

    /** The input as weights: a constant that does not depend on the image size. */
    Constant weights(int input) {
        Constant constant = constant(input);
        if (!constant.fixed()) {
            throw node.unsupported("its input " + input + " depends on the image size");
        }
        return constant;
    }

    /** The input as a vector of {@code length} weights. */
    float[] vector(int input, int length) {
        float[] values = weights(input).floats();
        if (values.length != length) {
            throw node.fail("its input " + input + " must have " + length + " values, had " + values.length);
        }
        return values;
    }

    /** The only value of an input. */
    float number(int input) {
        Constant constant = weights(input);
        if (constant.length() != 1) {
            throw node.fail("its input " + input + " must be one number, had " + constant.length());
        }
        return (float) constant.at(0, 0);
    }

    /** The element type of a constant input. */
    int elementType(int input) {
        return net.types().getOrDefault(node.proto().getInput(input), ElementType.UINT8);
    }

    /** Integers from an input or, in older opsets, from an attribute. */
    int[] integers(int input, String attribute, int... otherwise) {
        if (!has(input)) {
            return node.integers(attribute, otherwise);
        }
        long[] values = weights(input).integers();
        int[] integers = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            integers[i] = (int) Math.max(Math.min(values[i], Integer.MAX_VALUE), -Integer.MAX_VALUE);
        }
        return integers;
    }

    /** Adds the layer that writes the node's output as [batch, channels, height, width]. */
    String write(Op op, String... blobs) {
        return add(op, node.output(), blobs);
    }

    /**
     * Adds the node's last layer.
     *
     * @param as the output, as a view of a blob that the op writes
     * @return the output as a view of what was written
     */
    FeatureMap write(Op op, FeatureMap as, String... blobs) {
        return renamed(as.withBlob(step("value", op, blobs)));
    }

    /** Gives the last step the name of the node's output, unless its values are in another order than the tensor's. */
    FeatureMap renamed(FeatureMap view) {
        String output = node.output();
        boolean ordered = !net.gives(output) || BlobOrder.isNatural(this, view, AxisLayout.inOrder(view));
        return ordered ? view.withBlob(net.rename(view.blob(), output)) : view;
    }

    /** This node as if output {@code index} were its only one. */
    NodeContext forOutput(int index) {
        OnnxFormat.Node single = node.proto().toBuilder()
                .clearOutput()
                .addOutput(node.outputs().get(index))
                .build();
        return new NodeContext(new OnnxNode(single, node.opset()), inputs, net);
    }

    /** {@code scale · x + shift} for all values of a blob. */
    Op linear(String blob, float scale, float shift) {
        boolean fixed = net.size(blob, IndexDigit.Source.CHANNEL).fixed().isPresent();
        return fixed
                ? Affine.uniform(net.channels(blob), scale, shift)
                : new Activation(Activation.Curve.LINEAR, scale, shift);
    }

    /** Adds a layer before the last; its blob is not listed. */
    String step(String what, Op op, String... blobs) {
        String blob = Net.intermediate(node.output(), what);
        for (int i = 2; net.has(blob); i++) {
            blob = Net.intermediate(node.output(), what + i);
        }
        return add(op, blob, blobs);
    }

    /** Adds a layer that writes {@code output}. */
    String add(Op op, String output, String... blobs) {
        if (net.has(output)) {
            throw node.fail("'" + output + "' is written twice");
        }
        net.add(new Layer(node.name(), op, List.of(blobs), output));
        return output;
    }

    /** The node's output as [batch, channels, height, width], written by {@code op}. */
    FeatureMap written(Op op, String... blobs) {
        return net.view(write(op, blobs));
    }

    /** Writes a blob in {@code layout} as the node's output, whose axes have {@code sizes}. */
    FeatureMap arranged(Op op, AxisLayout layout, FeatureMap like, List<AxisSize> sizes, String... blobs) {
        FeatureMap view = BlobOrder.view(this, "", layout, like, sizes);
        return write(op, view, blobs);
    }

    /** The axis, counted from the front if {@code axis} is negative. */
    int axis(int axis, int rank) {
        int counted = axis < 0 ? axis + rank : axis;
        if (counted < 0 || counted >= rank) {
            throw node.fail("there is no axis " + axis + " in a tensor of rank " + rank);
        }
        return counted;
    }

    /** The axes, counted from the front and in order; each may be given once. */
    List<Integer> axes(int[] given, int rank) {
        List<Integer> axes = new ArrayList<>();
        for (int axis : given) {
            int counted = axis(axis, rank);
            if (axes.contains(counted)) {
                throw node.fail("axis " + axis + " is given twice");
            }
            axes.add(counted);
        }
        return axes.stream().sorted().toList();
    }

    /** Throws if an op that combines values along {@code axis} would combine images of a batch. */
    void requireOneImage(FeatureMap map, int axis) {
        if (map.isBatch(axis)) {
            throw node.unsupported("it mixes the images of a batch");
        }
    }

    /** The same node with other inputs. */
    NodeContext with(OnnxValue... others) {
        return new NodeContext(node, Arrays.asList(others), net);
    }
}
