package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
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

    /** The input as a view of a blob. */
    FeatureMap map(int input) {
        if (has(input) && inputs.get(input) instanceof FeatureMap map) {
            return map;
        }
        throw node.fail("its input " + input + " does not come from the image");
    }

    /** The input as a blob with the input's channels, rows and columns; adds layers if values must be reordered. */
    String blob(int input) {
        return BlobOrder.blob(this, map(input));
    }

    /** The input as a constant. */
    Constant constant(int input) {
        if (has(input) && inputs.get(input) instanceof Constant constant) {
            return constant;
        }
        throw node.fail("its input " + input + " is not a constant");
    }

    /** The input as weights: a constant that does not depend on the image size. */
    Constant weights(int input) {
        Constant constant = constant(input);
        if (!constant.fixed()) {
            throw node.fail("its input " + input + " depends on the image size");
        }
        return constant;
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

    /** Adds the node's last layer, which writes the node's output. */
    String write(Op op, String... blobs) {
        return add(op, node.output(), blobs);
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

    /** The node's output as [1, channels, height, width], written by {@code op}. */
    FeatureMap written(Op op, String... blobs) {
        return net.view(write(op, blobs));
    }

    /** The axis, counted from the front if {@code axis} is negative. */
    int axis(int axis, int rank) {
        int counted = axis < 0 ? axis + rank : axis;
        if (counted < 0 || counted >= rank) {
            throw node.fail("there is no axis " + axis + " in a tensor of rank " + rank);
        }
        return counted;
    }
}
