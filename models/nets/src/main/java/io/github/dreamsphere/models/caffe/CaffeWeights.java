package io.github.dreamsphere.models.caffe;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.models.caffe.proto.BlobProto;
import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.NetParameter;
import io.github.dreamsphere.models.hdf5.ByteSource;
import io.github.dreamsphere.models.hdf5.Hdf5Array;
import io.github.dreamsphere.models.hdf5.Hdf5File;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.ShapeException;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The weights of a {@code .caffemodel} by layer name. */
final class CaffeWeights {
    private final Path file;
    private final Map<String, List<Blob>> layers = new HashMap<>();

    /** A tensor that is not read yet. */
    private interface Blob {
        Tensor read() throws NetFileException;
    }

    private CaffeWeights(Path file) {
        this.file = file;
    }

    private CaffeWeights(Path file, NetParameter net) throws NetFileException {
        this.file = file;
        for (LayerParameter layer : V1Layers.upgraded(file, net)) {
            List<Blob> blobs = new ArrayList<>();
            layer.getBlobsList().forEach(blob -> blobs.add(() -> tensor(layer.getName(), blob)));
            if (!blobs.isEmpty()) {
                layers.put(layer.getName(), blobs);
            }
        }
    }

    /** A {@code .caffemodel.h5}: arrays {@code data/LAYER/0}, {@code data/LAYER/1} and so on. */
    private static CaffeWeights hdf5(Path file) throws IOException {
        CaffeWeights weights = new CaffeWeights(file);
        try (FileChannel channel = FileChannel.open(file)) {
            Hdf5File hdf = new Hdf5File(file, ByteSource.of(channel, 0, channel.size()));
            weights.addLayers(hdf, "");
        }
        if (weights.layers.isEmpty()) {
            throw new NetFileException(file, "is an HDF5 file, but contains no weights of a Caffe net");
        }
        return weights;
    }

    /** Adds the layers in a group; a slash in the name of a layer made a group of its own. */
    private void addLayers(Hdf5File hdf, String layer) throws IOException {
        String group = "data/" + layer;
        List<Blob> blobs = new ArrayList<>();
        for (String name : hdf.names(group)) {
            Optional<Hdf5Array> array = hdf.array(group + "/" + name);
            if (array.isEmpty()) {
                addLayers(hdf, layer.isEmpty() ? name : layer + "/" + name);
            }
        }
        for (int i = 0; hdf.array(group + "/" + i).isPresent(); i++) {
            Hdf5Array array = hdf.array(group + "/" + i).get();
            Tensor tensor = new Tensor(array.shape(), array.read("weights of layer '" + layer + "'"));
            blobs.add(() -> tensor);
        }
        if (!blobs.isEmpty()) {
            layers.put(layer, blobs);
        }
    }

    static CaffeWeights read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NetFileException(file, "is missing");
        }
        if (Hdf5File.isHdf5(file)) {
            return hdf5(file);
        }
        if (Files.size(file) > ReadingBudget.LONGEST_ARRAY) {
            throw new NetFileException(file, "is larger than 2 GB, the limit for a caffemodel");
        }
        ReadingBudget.of(file).takeMemory("its weights", Files.size(file), 1);
        byte[] bytes = Files.readAllBytes(file);
        OtherContent.refuse(file, bytes);
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
        List<Blob> found = layers.getOrDefault(layer, List.of());
        int there = found.size();
        if (there < count) {
            throw new NetFileException(
                    file, "has " + there + " of the " + count + " weight blobs that layer '" + layer + "' needs");
        }
        Tensor[] tensors = new Tensor[there];
        for (int i = 0; i < there; i++) {
            tensors[i] = found.get(i).read();
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
        if (size < 1 || size > ReadingBudget.LONGEST_ARRAY) {
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
