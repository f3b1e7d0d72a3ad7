package io.github.dreamsphere.models.onnx;

import com.google.protobuf.ByteString;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.SparseProduct;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.onnx.OnnxFormat.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Computes an operator by others, as the function bodies of ONNX's specification do. */
final class Composition {
    /** The operator set of the operators that are composed. */
    private static final int OPSET = 21;

    private final NodeContext context;
    private int steps;

    Composition(NodeContext context) {
        this.context = context;
    }

    /** The first output of an operator; {@code inputs} may have nulls for what is left out. */
    OnnxValue apply(String type, List<OnnxValue> inputs, Attribute... attributes) {
        return all(type, 1, inputs, attributes).get(0);
    }

    OnnxValue apply(String type, OnnxValue a, Attribute... attributes) {
        return apply(type, List.of(a), attributes);
    }

    OnnxValue apply(String type, OnnxValue a, OnnxValue b, Attribute... attributes) {
        return apply(type, List.of(a, b), attributes);
    }

    /** The first {@code outputs} outputs of an operator. */
    List<OnnxValue> all(String type, int outputs, List<OnnxValue> inputs, Attribute... attributes) {
        OnnxFormat.Node.Builder node = OnnxFormat.Node.newBuilder()
                .setOpType(type)
                .setName(context.node().name())
                .addAllAttribute(Arrays.asList(attributes));
        for (int i = 0; i < outputs; i++) {
            node.addOutput(Net.intermediate(context.node().output(), type + ++steps));
        }
        NodeContext step = new NodeContext(
                new OnnxNode(node.build(), OPSET),
                Collections.unmodifiableList(new ArrayList<>(inputs)),
                context.net());
        return Operators.of(step).read(step);
    }

    /** The result as the node's output. */
    OnnxValue result(OnnxValue value) {
        boolean last = value instanceof FeatureMap map && context.net().isLast(map.blob());
        return last ? context.renamed((FeatureMap) value) : value;
    }

    int rank(OnnxValue value) {
        return value instanceof FeatureMap map ? map.rank() : ((Constant) value).rank();
    }

    /** The sizes of all axes. */
    List<AxisSize> sizes(OnnxValue value) {
        if (value instanceof FeatureMap map) {
            return IntStream.range(0, map.rank())
                    .mapToObj(axis -> map.size(axis, context.probes()))
                    .toList();
        }
        return Arrays.stream(((Constant) value).shape()).mapToObj(this::size).toList();
    }

    AxisSize size(long size) {
        return AxisSize.of(size, context.probes());
    }

    /** The sizes of all axes, none of which may depend on the size of the image. */
    int[] fixedSizes(OnnxValue value) {
        return sizes(value).stream().mapToInt(this::fixed).toArray();
    }

    int fixed(AxisSize size) {
        return Math.toIntExact(size.fixed().orElseThrow(() -> context.node()
                .unsupported("the size of its input depends on the size of the picture")));
    }

    /** Sizes as a tensor. */
    Constant shape(List<AxisSize> sizes) {
        double[][] values = new double[context.probes()][];
        for (int probe = 0; probe < values.length; probe++) {
            int at = probe;
            values[probe] = sizes.stream().mapToDouble(size -> size.at(at)).toArray();
        }
        return Constant.sizes(new int[] {sizes.size()}, true, values);
    }

    Constant integers(long... values) {
        return shape(Arrays.stream(values).mapToObj(this::size).toList());
    }

    static Constant number(double value) {
        return Constant.weights(new int[0], new float[] {(float) value});
    }

    OnnxValue transpose(OnnxValue value, long... permutation) {
        return apply("Transpose", value, ints("perm", permutation));
    }

    OnnxValue reshape(OnnxValue value, long... shape) {
        return apply("Reshape", value, integers(shape));
    }

    OnnxValue reshape(OnnxValue value, List<AxisSize> sizes) {
        return apply("Reshape", value, shape(sizes));
    }

    /** Every {@code step}th position of an axis, from {@code from} up to before {@code to}. */
    OnnxValue slice(OnnxValue value, long axis, long from, long to, long step) {
        return apply("Slice", List.of(value, integers(from), integers(to), integers(axis), integers(step)));
    }

    /**
     * Weighted sums of values of a map.
     *
     * @param places for each value of the result, the indices of the values that make it
     * @param factors one for each place
     */
    OnnxValue sums(FeatureMap map, int[] places, float[] factors, int... shape) {
        int inputs = Arrays.stream(fixedSizes(map)).reduce(1, Math::multiplyExact);
        int outputs = context.net().checkedLength(context.node(), shape);
        if (outputs == 0) {
            throw context.node().unsupported("its result is empty");
        }
        context.net().checkedLength(context.node(), places.length);
        AxisLayout line = new AxisLayout(List.of(), AxisLayout.range(0, map.rank()), List.of());
        IntStream.range(0, map.rank()).forEach(axis -> context.requireOneImage(map, axis));
        String from = BlobOrder.blob(context, map, line);
        SparseProduct product = new SparseProduct(
                inputs,
                IntStream.of(places).boxed().toList(),
                new Tensor(new int[] {outputs, places.length / outputs}, factors));
        String blob = context.step("sums", product, from);
        FeatureMap flat = new FeatureMap(blob, List.of(FeatureMap.atoms(IndexDigit.Source.WIDTH, size(outputs))));
        return flat.reshape(Arrays.stream(shape).mapToObj(this::size).toList());
    }

    /** Values of a map at other places. */
    OnnxValue gathered(FeatureMap map, int[] places, int... shape) {
        float[] ones = new float[places.length];
        Arrays.fill(ones, 1);
        return sums(map, places, ones, shape);
    }

    static Attribute ints(String name, long... values) {
        Attribute.Builder attribute = Attribute.newBuilder().setName(name);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    static Attribute integer(String name, long value) {
        return Attribute.newBuilder().setName(name).setI(value).build();
    }

    static Attribute real(String name, float value) {
        return Attribute.newBuilder().setName(name).setF(value).build();
    }

    static Attribute text(String name, String value) {
        return Attribute.newBuilder()
                .setName(name)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }
}
