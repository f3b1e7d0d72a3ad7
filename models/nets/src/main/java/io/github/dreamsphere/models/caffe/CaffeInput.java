package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.caffe.proto.BlobShape;
import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.MemoryDataParameter;
import io.github.dreamsphere.models.caffe.proto.NetParameter;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.ShapeException;
import java.nio.file.Path;
import java.util.List;

/**
 * The input of a network: its blob and declared shape.
 *
 * @param blob the blob's name in the file
 */
record CaffeInput(String blob, Shape shape) {
    /** Assumed if the data layer of a training file has no crop size: the usual size for ImageNet. */
    private static final int USUAL_SIZE = 224;

    private static final int RGB = 3;

    static CaffeInput of(Path prototxt, NetParameter net) throws NetFileException {
        try {
            return net.getInputCount() > 0 ? header(net) : layer(prototxt, V1Layers.upgraded(prototxt, net));
        } catch (ShapeException e) {
            throw new NetFileException(prototxt, e.getMessage());
        }
    }

    private static CaffeInput header(NetParameter net) {
        BlobShape shape = net.getInputShapeCount() > 0
                ? net.getInputShape(0)
                : BlobShape.newBuilder()
                        .addAllDim(net.getInputDimList().stream().limit(4).toList())
                        .build();
        return new CaffeInput(net.getInput(0), CaffeOps.inputShape(shape));
    }

    private static CaffeInput layer(Path prototxt, List<LayerParameter> layers) throws NetFileException {
        LayerParameter layer = layers.stream()
                .filter(candidate -> LayerRoles.feeds(candidate) && candidate.getTopCount() > 0)
                .findFirst()
                .orElseThrow(() -> new NetFileException(prototxt, "has no input layer"));
        return new CaffeInput(layer.getTop(0), shape(layer));
    }

    private static Shape shape(LayerParameter layer) {
        if (layer.getInputParam().getShapeCount() > 0) {
            return CaffeOps.inputShape(layer.getInputParam().getShape(0));
        }
        if (layer.hasMemoryDataParam()) {
            MemoryDataParameter data = layer.getMemoryDataParam();
            return CaffeOps.inputShape(BlobShape.newBuilder()
                    .addAllDim(List.of(1L, data.getChannels(), data.getHeight(), data.getWidth()))
                    .build());
        }
        long crop = layer.getTransformParam().getCropSize();
        int size = crop > 0 ? (int) Math.min(crop, Integer.MAX_VALUE) : USUAL_SIZE;
        return new Shape(size, size, RGB);
    }
}
