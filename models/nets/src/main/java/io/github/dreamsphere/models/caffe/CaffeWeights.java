package io.github.dreamsphere.models.caffe;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.dreamsphere.models.caffe.proto.BlobProto;
import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.NetParameter;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.ShapeException;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The weights of a {@code .caffemodel} by layer name. */
final class CaffeWeights {
    private static final long LARGEST = Integer.MAX_VALUE - 8L;

    private final Path file;
    private final Map<String, LayerParameter> layers = new HashMap<>();

    private CaffeWeights(Path file, NetParameter net) {
        this.file = file;
        for (LayerParameter layer : V1Layers.upgraded(net)) {
            if (layer.getBlobsCount() > 0) {
                layers.put(layer.getName(), layer);
            }
        }
    }

    static CaffeWeights read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NetFileException(file, "is missing");
        }
        if (Files.size(file) > LARGEST) {
            throw new NetFileException(file, "is larger than 2 GB, the limit for a caffemodel");
        }
        byte[] bytes = Files.readAllBytes(file);
        WrongContent.refuse(file, bytes);
        CaffeWeights weights;
        try {
            weights = new CaffeWeights(file, NetParameter.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new NetFileException(file, "is not a caffemodel, or is truncated; download it again", e);
        }
        if (weights.layers.isEmpty()) {
            throw new NetFileException(file, "contains no weights");
        }
        return weights;
    }

    boolean has(String layer) {
        return layers.containsKey(layer);
    }

    /** The tensors of {@code layer}; at least {@code count} must exist. */
    List<Tensor> of(String layer, int count) throws NetFileException {
        LayerParameter found = layers.get(layer);
        int there = found == null ? 0 : found.getBlobsCount();
        if (there < count) {
            throw new NetFileException(
                    file, "has " + there + " of the " + count + " weight blobs that layer '" + layer + "' needs");
        }
        Tensor[] tensors = new Tensor[there];
        for (int i = 0; i < there; i++) {
            tensors[i] = tensor(layer, found.getBlobs(i));
        }
        return List.of(tensors);
    }

    private Tensor tensor(String layer, BlobProto blob) throws NetFileException {
        try {
            Tensor tensor = new Tensor(shape(blob), values(blob));
            if (!tensor.finite()) {
                throw new NetFileException(file, "weights of layer '" + layer + "' are not finite numbers");
            }
            return tensor;
        } catch (ShapeException e) {
            throw new NetFileException(file, "weights of layer '" + layer + "': " + e.getMessage());
        }
    }

    /** A blob's dimensions. */
    static int[] shape(BlobProto blob) {
        if (blob.hasShape()) {
            return blob.getShape().getDimList().stream()
                    .mapToInt(CaffeWeights::dimension)
                    .toArray();
        }
        return new int[] {
            dimension(blob.getNum()),
            dimension(blob.getChannels()),
            dimension(blob.getHeight()),
            dimension(blob.getWidth())
        };
    }

    private static int dimension(long size) {
        if (size < 1 || size > LARGEST) {
            throw new ShapeException("a dimension is " + size);
        }
        return (int) size;
    }

    /** A blob's values, in row-major order. */
    static float[] values(BlobProto blob) {
        boolean twice = blob.getDataCount() == 0;
        List<ByteString> chunks = twice ? blob.getDoubleDataList() : blob.getDataList();
        int valueBytes = twice ? Double.BYTES : Float.BYTES;
        int bytes = chunks.stream().mapToInt(ByteString::size).sum();
        float[] values = new float[bytes / valueBytes];
        int filled = 0;
        for (ByteString chunk : chunks) {
            ByteBuffer from = chunk.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            int count = chunk.size() / valueBytes;
            if (twice) {
                for (int i = 0; i < count; i++) {
                    values[filled + i] = (float) from.getDouble();
                }
            } else {
                from.asFloatBuffer().get(values, filled, count);
            }
            filled += count;
        }
        return values;
    }
}
