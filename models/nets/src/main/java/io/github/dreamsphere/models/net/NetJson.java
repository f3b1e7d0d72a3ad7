package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A network as JSON: the records of this package as they are, an op with its class's name as {@code "op"}, and of each
 * tensor only the shape; the values follow in a stream of their own.
 */
final class NetJson {
    /** The whole document: how the weights are stored, and the network. */
    record Document(Precision precision, Net net) {}

    /** A network written: the JSON, and the tensors in the order in which it mentions them. */
    record Written(byte[] json, List<Tensor> tensors) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "op")
    private interface OpByName {}

    private final InputStream weights;
    private Precision precision;

    /** @param weights where the tensors' values are read from */
    NetJson(InputStream weights) {
        this.weights = weights;
    }

    static Written write(Net net, Precision precision) throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        ObjectMapper mapper = mapper(new SimpleModule().addSerializer(Tensor.class, new JsonSerializer<>() {
            @Override
            public void serialize(Tensor tensor, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeArray(tensor.shape(), 0, tensor.shape().length);
                tensors.add(tensor);
            }
        }));
        return new Written(mapper.writeValueAsBytes(new Document(precision, net)), tensors);
    }

    Net read(byte[] json) throws IOException {
        ObjectMapper mapper = mapper(new SimpleModule()
                .addDeserializer(Precision.class, new JsonDeserializer<>() {
                    @Override
                    public Precision deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        precision = Precision.valueOf(parser.getText());
                        return precision;
                    }
                })
                .addDeserializer(Tensor.class, new JsonDeserializer<>() {
                    @Override
                    public Tensor deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        return readTensor(parser.readValueAs(int[].class));
                    }
                }));
        return mapper.readValue(json, Document.class).net();
    }

    /** Reads piece by piece, so that a shape that lies costs no memory. */
    private Tensor readTensor(int[] shape) throws IOException {
        int length = Tensor.length(shape);
        byte[] bytes = weights.readNBytes(Math.multiplyExact(length, precision.bytes()));
        if (bytes.length < length * precision.bytes()) {
            throw new EOFException("the weights end too soon");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = precision.get(buffer);
        }
        return new Tensor(shape, values);
    }

    private static ObjectMapper mapper(SimpleModule module) {
        ObjectMapper mapper = new ObjectMapper().registerModule(module).addMixIn(Op.class, OpByName.class);
        mapper.registerSubtypes(Op.class.getPermittedSubclasses());
        mapper.registerSubtypes(Resampling.class.getPermittedSubclasses());
        mapper.setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE);
        mapper.setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
        mapper.setVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY);
        return mapper;
    }
}
