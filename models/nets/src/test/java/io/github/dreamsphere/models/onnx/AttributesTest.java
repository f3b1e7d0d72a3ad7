package io.github.dreamsphere.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.onnx.OnnxFormat.Attribute;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attribute of ONNX's schemas, for the operators that are read, changes the net or is refused by name. {@code
 * attributes.tsv} lists them: operator, attribute, type and default, of all operator sets.
 */
class AttributesTest {
    /** Attributes that cannot change what a net computes, or only what is refused in another way. */
    private static final Map<String, String> WITHOUT_EFFECT = Map.ofEntries(
            Map.entry("consumed_inputs", "a hint of old operator sets about memory"),
            Map.entry("momentum", "training"),
            Map.entry("is_test", "a training graph has more outputs, which are not computed"),
            Map.entry("Dropout ratio", "training"),
            Map.entry("Dropout seed", "training"),
            Map.entry("stash_type", "the precision in between; it is at least 32 bits"),
            Map.entry("storage_order", "the order of indices, which are not computed"),
            Map.entry("saturate", "8-bit floats, which are refused"),
            Map.entry("round_mode", "8-bit floats, which are refused"),
            Map.entry("precision", "the precision in between"),
            Map.entry("broadcast", "shapes that differ are broadcast in any case"),
            Map.entry("keepdims", "a view; no layer shows it"),
            Map.entry("DequantizeLinear output_dtype", "all floats are 32 bits"),
            Map.entry("Split num_outputs", "the outputs are counted"),
            Map.entry("Resize extrapolation_value", "tf_crop_and_resize, which is refused"),
            Map.entry("Conv kernel_shape", "the shape of the weights"),
            Map.entry("ConvTranspose kernel_shape", "the shape of the weights"),
            Map.entry("Conv group", "the weights' shape tells it; another number is refused for its channels"),
            Map.entry("Gemm transA", "the matrix fits in one way only; the other is refused for its shape"),
            Map.entry("Attention qk_matmul_output_mode", "another output"),
            Map.entry("Attention softmax_precision", "all floats are 32 bits"),
            Map.entry("Attention q_num_heads", "the channels fit in one way only"),
            Map.entry("Attention kv_num_heads", "the channels fit in one way only"),
            Map.entry("RotaryEmbedding num_heads", "the angles fit in one way only"),
            Map.entry("TopK sorted", "the values are always in order"),
            Map.entry("Col2Im dilations", "the number of columns fits in one way only"),
            Map.entry("Col2Im pads", "the number of columns fits in one way only"),
            Map.entry("Col2Im strides", "the number of columns fits in one way only"),
            Map.entry("Squeeze axes", "a view; no layer shows it"),
            Map.entry("Unsqueeze axes", "a view; no layer shows it"),
            Map.entry("Flatten axis", "a view; no layer shows it"),
            Map.entry("Transpose perm", "a view; no layer shows it"),
            Map.entry("Reshape shape", "a view; no layer shows it"),
            Map.entry("Reshape allowzero", "a view; no layer shows it"));

    @TempDir
    Path folder;

    private record Schema(String operator, String name, String type, String otherwise) {
        @Override
        public String toString() {
            return operator + " " + name;
        }
    }

    static List<Schema> schemas() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                AttributesTest.class.getResourceAsStream("attributes.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new Schema(fields[0], fields[1], fields[2], fields[3]))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isHonouredOrRefusedByName(Schema schema) throws IOException {
        if (WITHOUT_EFFECT.containsKey(schema.name()) || WITHOUT_EFFECT.containsKey(schema.toString())) {
            return;
        }
        Read plain = read(sample(schema.operator(), schema.name(), null));
        assertThat(plain.refusal()).isEmpty();
        Attribute.Builder changed = changed(schema);
        Read other = read(sample(schema.operator(), schema.name(), changed));
        if (other.refusal().isEmpty()) {
            assertThat(other.layers()).as("%s = %s", schema, changed.build()).isNotEqualTo(plain.layers());
        } else {
            assertThat(other.refusal()).contains(schema.name());
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void anUnknownAttributeIsRefusedByName(String operator) throws IOException {
        assertThat(read(sample(operator, "", Graphs.integer("never_heard_of", 1)))
                        .refusal())
                .contains("never_heard_of");
    }

    /** The layers of a file, or why it is refused or some of it left out. */
    private record Read(List<Layer> layers, String refusal) {}

    private Read read(Graphs graph) throws IOException {
        List<String> notes = new ArrayList<>();
        try {
            Net net = OnnxReader.read(graph.write(folder), Graphs.RGB, notes::add);
            return new Read(net.layers(), String.join(" ", notes));
        } catch (NetFileException e) {
            return new Read(List.of(), e.getMessage());
        }
    }

    static Set<String> operators() {
        return Operators.names().stream()
                .filter(name -> !name.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theListHasTheOperatorsThatHaveAttributes() throws IOException {
        Set<String> listed = schemas().stream().map(Schema::operator).collect(Collectors.toSet());
        assertThat(operators()).containsAll(listed);
        assertThat(listed).hasSizeGreaterThan(80);
    }

    /** A value other than the default, and other than that of the sample. */
    private static Attribute.Builder changed(Schema schema) {
        String name = schema.name();
        switch (schema.type()) {
            case "INT" -> {
                boolean off =
                        schema.otherwise().equals("0") || schema.otherwise().isEmpty();
                long value =
                        switch (schema.toString()) {
                            case "Add axis",
                                    "Sub axis",
                                    "Mul axis",
                                    "Div axis",
                                    "Pow axis",
                                    "And axis",
                                    "Or axis",
                                    "Xor axis" -> 2;
                            case "Equal axis", "Less axis", "Greater axis" -> 2;
                            case "Concat axis", "Gather axis" -> 2;
                            case "Flatten axis", "Softmax axis", "LogSoftmax axis", "Split axis" -> 2;
                            case "LayerNormalization axis", "RMSNormalization axis", "LpNormalization axis" -> 2;
                            case "TopK k", "Attention right_window_size" -> 2;
                            case "Conv group", "ConvTranspose group" -> 3;
                            case "GroupNormalization num_groups" -> 1;
                            case "LRN size", "LpNormalization p" -> 1;
                            case "DequantizeLinear axis", "QuantizeLinear axis" -> 2;
                            case "QuantizeLinear output_dtype" -> 3;
                            case "DepthToSpace blocksize", "SpaceToDepth blocksize" -> 1;
                            default -> off ? 1 : 0;
                        };
                return Graphs.integer(name, value);
            }
            case "FLOAT" -> {
                return name.equals("p") ? Graphs.integer(name, 3) : Graphs.real(name, 0.375f);
            }
            case "STRING" -> {
                return switch (name) {
                    case "activation" -> Graphs.text(name, "silu");
                    case "padding_mode" -> Graphs.text(name, "border");
                    case "reduction" -> Graphs.text(name, schema.operator().startsWith("Scatter") ? "add" : "sum");
                    case "to" -> Graphs.integer(name, 6);
                    case "auto_pad" -> Graphs.text(name, "SAME_UPPER");
                    case "approximate" -> Graphs.text(name, "tanh");
                    case "equation" -> Graphs.text(name, "abcd->abdc");
                    case "coordinate_transformation_mode" -> Graphs.text(name, "asymmetric");
                    case "nearest_mode" -> Graphs.text(name, "ceil");
                    case "keep_aspect_ratio_policy" -> Graphs.text(name, "not_larger");
                    case "mode" ->
                        Graphs.text(
                                name,
                                switch (schema.operator()) {
                                    case "Pad" -> "edge";
                                    case "DepthToSpace" -> "CRD";
                                    case "GridSample" -> "nearest";
                                    default -> "linear";
                                });
                    default -> throw new IllegalArgumentException(schema.toString());
                };
            }
            case "FLOATS" -> {
                return Attribute.newBuilder().setName(name).addAllFloats(List.of(1f, 1f, 3f, 3f));
            }
            default -> {
                return Graphs.ints(
                        name,
                        switch (name) {
                            case "pads" ->
                                schema.operator().equals("Pad")
                                        ? new long[] {0, 0, 1, 1, 0, 0, 1, 1}
                                        : new long[] {1, 1, 1, 1};
                            case "perm" -> new long[] {0, 2, 1, 3};
                            case "axes" -> axes(schema.operator());
                            case "starts" -> new long[] {1};
                            case "ends" -> new long[] {5};
                            case "kernel_shape" -> new long[] {2, 2};
                            case "strides" -> new long[] {3, 3};
                            case "split" -> new long[] {1, 2};
                            case "shape" -> new long[] {1, 1, 3, -1, 1};
                            case "output_padding" -> new long[] {1, 1};
                            case "output_shape" -> new long[] {30, 38};
                            default -> new long[] {2, 2};
                        });
            }
        }
    }

    private static long[] axes(String operator) {
        return switch (operator) {
            case "Slice" -> new long[] {3};
            case "Unsqueeze" -> new long[] {1};
            case "Squeeze" -> new long[] {0};
            case "Resize" -> new long[] {3, 2, 1, 0};
            default -> new long[] {1, 2};
        };
    }

    /** A graph with a node of this operator, in an operator set that has the attribute. */
    private static Graphs sample(String operator, String attribute, Attribute.Builder extra) {
        Sample sample = SAMPLES.getOrDefault(operator, new Sample(21, "image"));
        int opset = opset(operator, attribute, sample.opset());
        Graphs graph = new Graphs(opset, 1, 3, 40, 40)
                .floats("w", new long[] {6, 3, 3, 3}, counted(162))
                .floats("dw", new long[] {3, 1, 3, 3}, counted(27))
                .floats("t", new long[] {3, 3, 3, 3}, counted(81))
                .floats("three", new long[] {3}, 0.5f, 0.75f, 1.25f)
                .floats("image3", new long[] {1, 3, 1, 1}, 0.5f, 0.75f, 1.25f)
                .floats("matrix", new long[] {40, 40}, counted(1600))
                .floats("forty", new long[] {40}, counted(40))
                .floats("scales", new long[] {4}, 1, 1, 2, 1.5f)
                .floats("number", new long[0], 0.5f)
                .longs("tiles", 1, 1, 1, 2)
                .longs("eight", 0, 0, 1, 1, 0, 0, 1, 1)
                .longs("sizes", 1, 3, 50, 90)
                .longs("zero", 0)
                .longs("list", 1, 0)
                .longs("shape", 1, 3, -1, 1)
                .longs("one", 1)
                .longs("two", 2);
        if (sample.inputs().startsWith("rows")) {
            graph.longs("rowsShape", 120, 40).node("Reshape", "image rowsShape", "rows");
        }
        addInputs(graph, sample.inputs());
        if (sample.inputs().startsWith("deep")) {
            graph.node("Concat", "image image image image", "deep", Graphs.integer("axis", 1));
        }
        List<Attribute.Builder> attributes = new ArrayList<>();
        for (Attribute.Builder given : sample.attributes()) {
            boolean replaced = extra != null && extra.getName().equals(given.getName());
            if (!replaced) {
                attributes.add(given);
            }
        }
        if (extra != null) {
            attributes.add(extra);
        }
        if (Set.of("antialias", "exclude_outside", "cubic_coeff_a").contains(attribute)) {
            attributes.add(Graphs.text("mode", "cubic"));
        }
        if (attribute.equals("axis") && opset == 6) {
            attributes.add(Graphs.integer("broadcast", 1));
        }
        for (Attribute.Builder needed : needed(operator, opset)) {
            if (attributes.stream().noneMatch(given -> given.getName().equals(needed.getName()))) {
                attributes.add(needed);
            }
        }
        String inputs = inputs(operator, attribute, opset, sample.inputs());
        return graph.node(
                operator, inputs, operator.equals("Split") ? "y z" : "y", attributes.toArray(Attribute.Builder[]::new));
    }

    /** The image in other shapes, and indices. */
    private static void addInputs(Graphs graph, String inputs) {
        Map<String, long[]> shapes = Map.of(
                "heads", new long[] {1, 120, 40},
                "theta", new long[] {800, 2, 3},
                "complex", new long[] {1, 3, 40, 20, 2},
                "line", new long[] {1, 3, 1600},
                "columns", new long[] {1, 12, 400});
        String first = inputs.split(" ")[0];
        if (shapes.containsKey(first)) {
            graph.longs("newShape", shapes.get(first)).node("Reshape", "image newShape", first);
        }
        graph.floats("angles", new long[] {1, 120, 10}, counted(1200))
                .floats("pair", new long[] {2}, 0.25f, 2)
                .floats("grid", new long[] {1, 2, 3, 2}, -1.5f, 0.3f, 0.1f, 1.4f, 0, 0, 1, -1, 0.7f, -0.2f, 2, 2)
                .longs("gridSize", 800, 3, 2, 2)
                .longs("cropped", 1, 3, 30, 50)
                .floats("threeTaps", new long[] {3, 1, 3}, counted(9))
                .integers("places", new long[] {1, 3, 2, 2}, new long[12])
                .floats("updates", new long[] {1, 3, 2, 2}, counted(12))
                .integers("tuple", new long[] {1, 2}, 0, 1)
                .floats("slab", new long[] {1, 40, 40}, counted(1600))
                .longs("lengths", 3, 2, 1)
                .integers(
                        "found",
                        new long[] {1, 3, 40, 40},
                        LongStream.range(0, 4800).map(i -> 3 * i).toArray())
                .longs("side", 40, 40)
                .longs("block", 2, 2)
                .integers(
                        "classes",
                        new long[] {1, 40, 40},
                        LongStream.range(0, 1600).map(i -> i % 3).toArray());
    }

    /** What old operator sets take as attributes. */
    private static List<Attribute.Builder> needed(String operator, int opset) {
        boolean old = operator.equals("Upsample") ? opset < 9 : opset < 13;
        return switch (operator + (old ? " old" : "")) {
            case "Slice old" -> List.of(Graphs.ints("starts", 0), Graphs.ints("ends", 2), Graphs.ints("axes", 2));
            case "Pad old" -> List.of(Graphs.ints("pads", 0, 0, 2, 1, 0, 0, 1, 1));
            case "Upsample old" ->
                List.of(Attribute.newBuilder().setName("scales").addAllFloats(List.of(1f, 1f, 2f, 2f)));
            default -> List.of();
        };
    }

    private static float[] counted(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (i % 11 - 5) / 8f;
        }
        return values;
    }

    /** The newest operator set that has the attribute; older ones gave what are inputs now as attributes. */
    private static int opset(String operator, String attribute, int newest) {
        return switch (operator + " " + attribute) {
            case "Add broadcast", "Add axis", "Sub broadcast", "Sub axis", "Mul broadcast", "Mul axis" -> 6;
            case "Div broadcast", "Div axis", "Pow broadcast", "Pow axis", "And broadcast", "And axis" -> 6;
            case "Or broadcast", "Or axis", "Xor broadcast", "Xor axis", "Equal broadcast", "Equal axis" -> 6;
            case "Less broadcast", "Less axis", "Greater broadcast", "Greater axis" -> 6;
            case "Slice axes", "Slice starts", "Slice ends" -> 9;
            case "Pad pads", "Pad value", "Pad paddings" -> 10;
            case "Clip min", "Clip max" -> 10;
            case "Upsample scales", "Upsample height_scale", "Upsample width_scale" -> 8;
            case "Upsample mode", "TopK k" -> 9;
            case "Squeeze axes", "Unsqueeze axes", "Split split" -> 11;
            case "Reshape shape" -> 5;
            case "BatchNormalization spatial" -> 7;
            default -> newest;
        };
    }

    private static String inputs(String operator, String attribute, int opset, String newest) {
        boolean older = opset < 13 && !attribute.isEmpty();
        return switch (operator) {
            case "Slice", "Pad", "Clip", "Squeeze", "Unsqueeze", "Split", "Reshape" -> older ? "image" : newest;
            case "TopK" -> opset < 10 ? "image" : newest;
            case "Resize" -> attribute.equals("keep_aspect_ratio_policy") ? "image   sizes" : newest;
            case "Upsample" -> opset < 9 ? "image" : newest;
            case "Add", "Sub", "Mul", "Div", "Pow", "And", "Or", "Xor", "Equal", "Less", "Greater" ->
                attribute.equals("broadcast") || attribute.equals("axis") ? "image forty" : newest;
            default -> newest;
        };
    }

    private record Sample(int opset, String inputs, Attribute.Builder... attributes) {}

    private static final Map<String, Sample> SAMPLES = samples();

    private static Map<String, Sample> samples() {
        Map<String, Sample> samples = new HashMap<>();
        for (String two : List.of(
                "Add",
                "Sub",
                "Mul",
                "Div",
                "Pow",
                "Mod",
                "And",
                "Or",
                "Xor",
                "Equal",
                "Less",
                "Greater",
                "LessOrEqual",
                "GreaterOrEqual",
                "PRelu",
                "Max",
                "Min",
                "Sum",
                "Mean")) {
            samples.put(two, new Sample(21, "image image3"));
        }
        samples.put("Where", new Sample(21, "image image image3"));
        samples.put("Conv", new Sample(21, "image w"));
        samples.put("ConvTranspose", new Sample(21, "image t", Graphs.ints("strides", 2, 2)));
        for (String pool : List.of("MaxPool", "AveragePool", "LpPool")) {
            samples.put(
                    pool,
                    new Sample(
                            21,
                            "image",
                            Graphs.ints("kernel_shape", 3, 3),
                            Graphs.ints("strides", 2, 2),
                            Graphs.ints("pads", 0, 1, 1, 1)));
        }
        samples.put("LRN", new Sample(21, "image", Graphs.integer("size", 3)));
        samples.put("BatchNormalization", new Sample(21, "image three three three three"));
        samples.put("InstanceNormalization", new Sample(21, "image three three"));
        samples.put("GroupNormalization", new Sample(21, "image three three", Graphs.integer("num_groups", 3)));
        samples.put("LayerNormalization", new Sample(21, "image number number"));
        samples.put("RMSNormalization", new Sample(23, "image number"));
        samples.put("SimplifiedLayerNormalization", new Sample(21, "image number"));
        samples.put("Gemm", new Sample(21, "rows matrix forty"));
        samples.put("MatMul", new Sample(21, "rows matrix"));
        samples.put("Einsum", new Sample(21, "image", Graphs.text("equation", "abcd->abd")));
        samples.put("Reshape", new Sample(21, "image shape"));
        samples.put("Squeeze", new Sample(21, "image"));
        samples.put("Unsqueeze", new Sample(21, "image one"));
        samples.put("DepthToSpace", new Sample(21, "deep", Graphs.integer("blocksize", 2)));
        samples.put("SpaceToDepth", new Sample(21, "image", Graphs.integer("blocksize", 2)));
        samples.put("Concat", new Sample(21, "image image", Graphs.integer("axis", 1)));
        samples.put("Slice", new Sample(21, "image zero two"));
        samples.put("Gather", new Sample(21, "image list", Graphs.integer("axis", 1)));
        samples.put("Expand", new Sample(21, "image one"));
        samples.put("Tile", new Sample(21, "image tiles"));
        samples.put("Split", new Sample(18, "image", Graphs.integer("axis", 1)));
        samples.put("Pad", new Sample(21, "image eight number"));
        samples.put("Resize", new Sample(21, "image  scales"));
        samples.put("Upsample", new Sample(9, "image scales"));
        samples.put("QuantizeLinear", new Sample(21, "image three"));
        samples.put("DequantizeLinear", new Sample(21, "image three"));
        Attribute.Builder heads = Graphs.integer("num_heads", 2);
        samples.put(
                "Attention",
                new Sample(
                        25, "heads heads heads", Graphs.integer("q_num_heads", 2), Graphs.integer("kv_num_heads", 2)));
        samples.put("RotaryEmbedding", new Sample(23, "heads angles angles", heads));
        samples.put("TopK", new Sample(21, "image one"));
        samples.put("OneHot", new Sample(21, "image two pair"));
        samples.put("CumSum", new Sample(21, "image two"));
        samples.put("GridSample", new Sample(21, "image grid"));
        samples.put("AffineGrid", new Sample(21, "theta gridSize"));
        samples.put("CenterCropPad", new Sample(21, "image cropped"));
        samples.put("SwiGLU", new Sample(28, "image image3"));
        samples.put("DFT", new Sample(19, "complex"));
        samples.put("CausalConvWithState", new Sample(27, "line threeTaps"));
        samples.put("GatherElements", new Sample(21, "image places"));
        samples.put("GatherND", new Sample(21, "image tuple"));
        samples.put("ScatterElements", new Sample(21, "image places updates"));
        samples.put("Scatter", new Sample(10, "image places updates"));
        samples.put("ScatterND", new Sample(21, "image tuple slab"));
        samples.put(
                "ReverseSequence",
                new Sample(21, "image lengths", Graphs.integer("time_axis", 2), Graphs.integer("batch_axis", 1)));
        samples.put(
                "MaxUnpool",
                new Sample(21, "image found", Graphs.ints("kernel_shape", 3, 3), Graphs.ints("strides", 2, 2)));
        samples.put("Col2Im", new Sample(21, "columns side block", Graphs.ints("strides", 2, 2)));
        samples.put("NegativeLogLikelihoodLoss", new Sample(21, "image classes"));
        samples.put("SoftmaxCrossEntropyLoss", new Sample(21, "image classes"));
        samples.put("CastLike", new Sample(21, "image number"));
        return samples;
    }
}
