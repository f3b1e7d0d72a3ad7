package io.github.dreamsphere.models.onnx;

import static io.github.dreamsphere.models.onnx.Composition.integer;
import static io.github.dreamsphere.models.onnx.Composition.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Attention as one node (https://onnx.ai/onnx/operators/onnx__Attention.html), and the turning of its positions. */
final class AttentionOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "Attention",
            context -> new AttentionOperators(context).attention(),
            "RotaryEmbedding",
            OnnxOperator.of(context -> new AttentionOperators(context).turned()));

    private static final int MASK = 3;
    private static final int PAST_KEY = 4;
    private static final int PAST_VALUE = 5;
    private static final int LENGTHS = 6;

    private final NodeContext context;
    private final OnnxNode node;
    private final Composition composition;

    private AttentionOperators(NodeContext context) {
        this.context = context;
        this.node = context.node();
        this.composition = new Composition(context);
    }

    private List<OnnxValue> attention() {
        node.ignore("softmax_precision");
        boolean flat = composition.rank(context.value(0)) == 3;
        OnnxValue query = heads(0, "q_num_heads", flat);
        OnnxValue key = joined(PAST_KEY, heads(1, "kv_num_heads", flat));
        OnnxValue value = joined(PAST_VALUE, heads(2, "kv_num_heads", flat));
        int mode = node.integer("qk_matmul_output_mode", 0);
        float cap = node.real("softcap", 0);
        AxisSize size = composition.sizes(query).get(3);
        float scale = node.real("scale", (float) (1 / Math.sqrt(composition.fixed(size))));
        AttentionMask mask = mask(query, key);

        OnnxValue turned = composition.transpose(spread(key, query), 0, 1, 3, 2);
        OnnxValue scores = composition.apply("MatMul", composition.apply("Mul", query, number(scale)), turned);
        OnnxValue shown = scores;
        if (cap > 0) {
            OnnxValue small = composition.apply("Tanh", composition.apply("Div", scores, number(cap)));
            scores = composition.apply("Mul", small, number(cap));
            shown = mode == 1 ? scores : shown;
        }
        if (mask != null) {
            scores = composition.apply("Add", scores, mask.summand());
        }
        shown = mode == 2 ? scores : shown;
        OnnxValue weights = composition.apply("Softmax", scores, integer("axis", -1));
        if (mask != null && mask.hidesRows()) {
            weights = composition.apply("Mul", weights, mask.seenRows());
        }
        shown = mode == 3 ? weights : shown;
        OnnxValue result = composition.apply("MatMul", weights, spread(value, query));
        if (flat) {
            result = composition.reshape(composition.transpose(result, 0, 2, 1, 3), 0, 0, -1);
        }
        return List.of(composition.result(result), key, value, shown);
    }

    /** [batch, heads, positions, channels]. */
    private OnnxValue heads(int input, String attribute, boolean flat) {
        int heads = node.integer(attribute, 0);
        if (!flat) {
            return context.value(input);
        }
        if (heads < 1) {
            throw node.fail("its " + attribute + " must be >= 1, was " + heads);
        }
        return composition.transpose(composition.reshape(context.value(input), 0, 0, heads, -1), 0, 2, 1, 3);
    }

    private OnnxValue joined(int past, OnnxValue present) {
        return context.has(past)
                ? composition.apply("Concat", context.value(past), present, integer("axis", 2))
                : present;
    }

    /** Each head repeated, so that there are as many as of the query. */
    private OnnxValue spread(OnnxValue value, OnnxValue query) {
        List<AxisSize> sizes = composition.sizes(value);
        AxisSize heads = composition.sizes(query).get(1);
        if (heads.equals(sizes.get(1))) {
            return value;
        }
        if (!heads.divisibleBy(sizes.get(1))) {
            throw node.fail(heads + " heads of the query do not fit " + sizes.get(1) + " heads of the keys");
        }
        List<AxisSize> copies = new ArrayList<>(sizes);
        copies.add(2, heads.over(sizes.get(1)));
        OnnxValue apart = composition.apply("Unsqueeze", value, composition.integers(2));
        OnnxValue copied = composition.apply("Expand", apart, composition.shape(copies));
        List<AxisSize> merged = new ArrayList<>(sizes);
        merged.set(1, heads);
        return composition.reshape(copied, merged);
    }

    /** What the file hides; null if it hides nothing. */
    private AttentionMask mask(OnnxValue query, OnnxValue key) {
        boolean causal = node.flag("is_causal", false);
        int left = node.integer("left_window_size", -1);
        int right = node.integer("right_window_size", -1);
        if (!causal && left < 0 && right < 0 && !context.has(MASK) && !context.has(LENGTHS)) {
            return null;
        }
        if (context.isMap(MASK) || context.isMap(LENGTHS)) {
            throw node.unsupported("its mask depends on the picture");
        }
        int positions = composition.fixed(composition.sizes(query).get(2));
        int keys = composition.fixed(composition.sizes(key).get(2));
        int past = context.has(PAST_KEY)
                ? composition.fixed(composition.sizes(context.value(PAST_KEY)).get(2))
                : 0;
        long[] lengths = context.has(LENGTHS) ? context.weights(LENGTHS).integers() : null;
        AttentionMask.Window window = new AttentionMask.Window(left, causal ? 0 : right);
        Constant given = context.has(MASK) ? context.weights(MASK) : null;
        return AttentionMask.of(context, given, new AttentionMask.Extent(positions, keys, past), window, lengths);
    }

    /** Turns pairs of channels by angles that depend on the position (Su et al. 2021, "RoFormer"). */
    private OnnxValue turned() {
        OnnxValue x = context.value(0);
        int heads = node.integer("num_heads", 0);
        boolean interleaved = node.flag("interleaved", false);
        boolean flat = composition.rank(x) == 3;
        if (flat) {
            if (heads < 1) {
                throw node.fail("its num_heads must be >= 1, was " + heads);
            }
            x = composition.reshape(x, 0, 0, heads, -1);
        } else {
            x = composition.transpose(x, 0, 2, 1, 3);
        }
        int channels = composition.fixed(composition.sizes(x).get(3));
        int given = node.integer("rotary_embedding_dim", 0);
        int turning = given == 0 ? channels : given;
        if (turning < 2 || turning > channels || turning % 2 != 0) {
            throw node.fail("its rotary_embedding_dim must be even and at most " + channels + ", was " + turning);
        }
        OnnxValue cosine = angles(1);
        OnnxValue sine = angles(2);
        OnnxValue first = half(x, turning, interleaved, 0);
        OnnxValue second = half(x, turning, interleaved, 1);
        OnnxValue real = composition.apply(
                "Sub", composition.apply("Mul", first, cosine), composition.apply("Mul", second, sine));
        OnnxValue imaginary = composition.apply(
                "Add", composition.apply("Mul", first, sine), composition.apply("Mul", second, cosine));
        List<OnnxValue> parts = new ArrayList<>();
        if (interleaved) {
            Constant last = composition.integers(-1);
            OnnxValue pairs = composition.apply(
                    "Concat",
                    composition.apply("Unsqueeze", real, last),
                    composition.apply("Unsqueeze", imaginary, last),
                    integer("axis", -1));
            List<AxisSize> merged = new ArrayList<>(composition.sizes(x));
            merged.set(3, composition.size(turning));
            parts.add(composition.reshape(pairs, merged));
        } else {
            parts.addAll(List.of(real, imaginary));
        }
        if (turning < channels) {
            parts.add(composition.slice(x, -1, turning, channels, 1));
        }
        OnnxValue whole = parts.size() == 1 ? parts.get(0) : composition.apply("Concat", parts, integer("axis", -1));
        return composition.result(
                flat ? composition.reshape(whole, 0, 0, -1) : composition.transpose(whole, 0, 2, 1, 3));
    }

    private OnnxValue half(OnnxValue x, int turning, boolean interleaved, int number) {
        return interleaved
                ? composition.slice(x, -1, number, turning, 2)
                : composition.slice(x, -1, number * turning / 2, (number + 1) * turning / 2, 1);
    }

    /** The cosines or sines as [batch, positions, 1, channels]. */
    private OnnxValue angles(int input) {
        OnnxValue cache = context.value(input);
        OnnxValue chosen =
                context.has(3) ? composition.apply("Gather", cache, context.value(3), integer("axis", 0)) : cache;
        return composition.apply("Unsqueeze", chosen, composition.integers(2));
    }
}
