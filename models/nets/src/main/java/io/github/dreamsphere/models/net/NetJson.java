package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.ReadingBudget;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A network as JSON: the records of this package, with the name of an op as {@code "op"}, and only the shape of each
 * tensor; the values are stored in a stream of their own. The names in the JSON come from annotations, so renaming a
 * record or component does not change the format.
 */
final class NetJson {
    /** The format of files without a format number. */
    private static final int UNNUMBERED = 1;

    /** The whole document. */
    private record Document(
            @JsonProperty("format") @JsonInclude(JsonInclude.Include.NON_NULL)
            Integer format,

            @JsonProperty("precision") Precision precision,
            @JsonProperty("net") Net net,

            @JsonProperty("bestLayers") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<String> bestLayers) {}

    /** A written network: the JSON, and its tensors in the order in which they appear in it. */
    record Written(byte[] json, List<Tensor> tensors) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
    private interface NamedOp {}

    private final JsonNode document;

    /** Parses a document; throws a {@link com.fasterxml.jackson.core.JacksonException} if it is not JSON. */
    NetJson(byte[] json) throws IOException {
        document = new ObjectMapper().readTree(json);
    }

    /** {@code net} as a document of the given format. */
    static Written write(StoredNet net, Precision precision, int format) throws IOException {
        return write(new Document(format, precision, net.net(), net.bestLayers()));
    }

    /** {@code net} as a document without a format number. */
    static Written writeUnnumbered(Net net, Precision precision) throws IOException {
        return write(new Document(null, precision, net, List.of()));
    }

    private static Written write(Document document) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        ObjectMapper mapper = mapper(new SimpleModule().addSerializer(Tensor.class, new JsonSerializer<>() {
            @Override
            public void serialize(Tensor tensor, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeArray(tensor.shape(), 0, tensor.shape().length);
                tensors.add(tensor);
            }
        }));
        return new Written(mapper.writeValueAsBytes(document), tensors);
    }

    /** The number of the document's format. */
    int format() {
        return document.path("format").asInt(UNNUMBERED);
    }

    /** The layers that are best to dream with, the best first. */
    List<String> bestLayers() {
        JsonNode layers = document.path("bestLayers");
        List<String> names = new ArrayList<>();
        for (JsonNode layer : layers) {
            names.add(layer.asText());
        }
        if (!layers.isMissingNode() && (!layers.isArray() || names.isEmpty())) {
            throw new IllegalArgumentException("bestLayers must be a list of layers");
        }
        return names;
    }

    /**
     * The network.
     *
     * @param weights the values of the tensors in the order in which they appear in the document
     * @throws io.github.dreamsphere.core.file.ReadingMemoryException if they do not fit into the memory
     */
    Net net(InputStream weights, ReadingBudget budget) throws IOException {
        Precision precision = mapper(new SimpleModule()).treeToValue(document.required("precision"), Precision.class);
        ObjectMapper mapper = mapper(new SimpleModule().addDeserializer(Tensor.class, new JsonDeserializer<>() {
            @Override
            public Tensor deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                int[] shape = parser.readValueAs(int[].class);
                budget.takeMemory("its weights", Tensor.length(shape), Float.BYTES);
                return tensor(shape, precision, weights);
            }
        }));
        try {
            return mapper.treeToValue(document.required("net"), Net.class);
        } catch (IllegalArgumentException e) {
            // Jackson wraps the exceptions of deserializers.
            if (e.getCause() instanceof FileException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Reads in pieces, so that a wrong shape does not allocate memory for values that are not there. */
    private static Tensor tensor(int[] shape, Precision precision, InputStream weights) throws IOException {
        int length = Tensor.length(shape);
        byte[] bytes = weights.readNBytes(Math.multiplyExact(length, precision.bytes()));
        if (bytes.length < length * precision.bytes()) {
            throw new EOFException("the weights end too soon");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = precision.get(buffer);
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("it has a weight that is not a finite number");
            }
        }
        return new Tensor(shape, values);
    }

    private static ObjectMapper mapper(SimpleModule module) {
        ObjectMapper mapper = new ObjectMapper().registerModule(module).addMixIn(Op.class, NamedOp.class);
        mapper.registerSubtypes(Op.class.getPermittedSubclasses());
        mapper.registerSubtypes(Resampling.class.getPermittedSubclasses());
        mapper.setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE);
        mapper.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
        return mapper;
    }
}
