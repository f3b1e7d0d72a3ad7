package io.github.dreamsphere.models.caffe;

import com.google.protobuf.ByteString;
import io.github.dreamsphere.models.caffe.proto.BlobProto;
import io.github.dreamsphere.models.caffe.proto.BlobShape;
import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.NetParameter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Makes caffemodels in the form of 2015. */
final class MadeCaffemodel {
    private MadeCaffemodel() {}

    static void write(Path file, LayerParameter... layers) throws IOException {
        NetParameter net =
                NetParameter.newBuilder().addAllLayer(Arrays.asList(layers)).build();
        Files.write(file, net.toByteArray());
    }

    static LayerParameter layer(String name, BlobProto... blobs) {
        return LayerParameter.newBuilder()
                .setName(name)
                .addAllBlobs(Arrays.asList(blobs))
                .build();
    }

    /** A blob of this shape filled with {@code value}. */
    static BlobProto blob(float value, long... shape) {
        int length = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            bytes.putFloat(value);
        }
        return BlobProto.newBuilder()
                .setShape(BlobShape.newBuilder()
                        .addAllDim(Arrays.stream(shape).boxed().toList()))
                .addData(ByteString.copyFrom(bytes.flip()))
                .build();
    }
}
