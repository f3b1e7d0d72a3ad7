package io.github.dreamsphere.models.caffe;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.models.caffe.proto.BlobProto;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.ShapeException;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads Caffe's mean images ({@code .binaryproto}): one blob, channels first. */
public final class MeanFile {
    private MeanFile() {}

    /**
     * The mean of each channel over the whole mean image, in the file's order, for images of any size.
     *
     * @throws NetFileException if the file is not a mean image
     */
    public static float[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NetFileException(file, "is missing");
        }
        try (InputStream in = Files.newInputStream(file)) {
            BlobProto blob = BlobProto.parseFrom(ReadingBudget.of(file).bytes("its values", in));
            return means(new Tensor(CaffeWeights.shape(blob), CaffeWeights.values(blob)));
        } catch (InvalidProtocolBufferException | ShapeException e) {
            throw new NetFileException(file, "is not a mean image: " + e.getMessage(), e);
        }
    }

    private static float[] means(Tensor image) {
        int rank = image.shape().length;
        if (rank < 3 || !image.finite()) {
            throw new ShapeException("it must hold numbers for channels, rows and columns, was " + image);
        }
        float[] means = new float[image.size(rank - 3)];
        int positions = image.data().length / means.length;
        for (int channel = 0; channel < means.length; channel++) {
            double sum = 0;
            for (int i = 0; i < positions; i++) {
                sum += image.data()[channel * positions + i];
            }
            means[channel] = (float) (sum / positions);
        }
        return means;
    }
}
