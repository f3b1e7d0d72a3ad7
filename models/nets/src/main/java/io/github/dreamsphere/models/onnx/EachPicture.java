package io.github.dreamsphere.models.onnx;

import static io.github.dreamsphere.models.onnx.Composition.integer;

import io.github.dreamsphere.models.net.Net;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Applies an operator to each of several pictures that a net makes of its own, such as windows cut from the image. */
final class EachPicture {
    private static final int MOST = 64;

    private EachPicture() {}

    /** The operator for pictures along the first axis of input 0. */
    static OnnxOperator of(OnnxOperator operator) {
        return context -> {
            if (!context.isMap(0) || context.map(0).rank() < 3) {
                return operator.read(context);
            }
            FeatureMap map = context.map(0);
            boolean several = !BlobOrder.withoutBatch(map.axes().get(0)).isEmpty() && !map.isBatch(0);
            long count = map.size(0, context.probes()).fixed().orElse(0);
            return several && count <= MOST && context.node().outputs().size() == 1
                    ? List.of(each(context, operator, (int) count))
                    : operator.read(context);
        };
    }

    private static OnnxValue each(NodeContext context, OnnxOperator operator, int count) {
        Composition composition = new Composition(context);
        context.node()
                .ignore(context.node().proto().getAttributeList().stream()
                        .map(OnnxFormat.Attribute::getName)
                        .toArray(String[]::new));
        List<OnnxValue> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<OnnxValue> inputs = new ArrayList<>(context.inputs());
            inputs.set(0, composition.slice(context.map(0), 0, i, i + 1, 1));
            OnnxNode node = new OnnxNode(
                    context.node().proto().toBuilder()
                            .setOutput(0, Net.intermediate(context.node().output(), "picture" + i))
                            .build(),
                    context.node().opset());
            results.addAll(operator.read(new NodeContext(node, Collections.unmodifiableList(inputs), context.net())));
            node.requireAllLooked();
        }
        return composition.result(composition.apply("Concat", results, integer("axis", 0)));
    }
}
