package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.NetParameter;
import io.github.dreamsphere.models.caffe.proto.V1LayerParameter;
import io.github.dreamsphere.models.caffe.proto.V1LayerParameter.LayerType;
import io.github.dreamsphere.models.net.NetFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Converts layers from before 2015 ({@code layers}, types as enum) to the current form. */
final class V1Layers {
    private static final Map<LayerType, String> TYPES = Map.ofEntries(
            Map.entry(LayerType.ABSVAL, "AbsVal"),
            Map.entry(LayerType.ACCURACY, "Accuracy"),
            Map.entry(LayerType.ARGMAX, "ArgMax"),
            Map.entry(LayerType.BNLL, "BNLL"),
            Map.entry(LayerType.CONCAT, "Concat"),
            Map.entry(LayerType.CONTRASTIVE_LOSS, "ContrastiveLoss"),
            Map.entry(LayerType.CONVOLUTION, "Convolution"),
            Map.entry(LayerType.DATA, "Data"),
            Map.entry(LayerType.DECONVOLUTION, "Deconvolution"),
            Map.entry(LayerType.DROPOUT, "Dropout"),
            Map.entry(LayerType.DUMMY_DATA, "DummyData"),
            Map.entry(LayerType.ELTWISE, "Eltwise"),
            Map.entry(LayerType.EUCLIDEAN_LOSS, "EuclideanLoss"),
            Map.entry(LayerType.EXP, "Exp"),
            Map.entry(LayerType.FLATTEN, "Flatten"),
            Map.entry(LayerType.HDF5_DATA, "HDF5Data"),
            Map.entry(LayerType.HDF5_OUTPUT, "HDF5Output"),
            Map.entry(LayerType.HINGE_LOSS, "HingeLoss"),
            Map.entry(LayerType.IM2COL, "Im2col"),
            Map.entry(LayerType.IMAGE_DATA, "ImageData"),
            Map.entry(LayerType.INFOGAIN_LOSS, "InfogainLoss"),
            Map.entry(LayerType.INNER_PRODUCT, "InnerProduct"),
            Map.entry(LayerType.LRN, "LRN"),
            Map.entry(LayerType.MEMORY_DATA, "MemoryData"),
            Map.entry(LayerType.MULTINOMIAL_LOGISTIC_LOSS, "MultinomialLogisticLoss"),
            Map.entry(LayerType.MVN, "MVN"),
            Map.entry(LayerType.NONE, "none"),
            Map.entry(LayerType.POOLING, "Pooling"),
            Map.entry(LayerType.POWER, "Power"),
            Map.entry(LayerType.RELU, "ReLU"),
            Map.entry(LayerType.SIGMOID, "Sigmoid"),
            Map.entry(LayerType.SIGMOID_CROSS_ENTROPY_LOSS, "SigmoidCrossEntropyLoss"),
            Map.entry(LayerType.SILENCE, "Silence"),
            Map.entry(LayerType.SLICE, "Slice"),
            Map.entry(LayerType.SOFTMAX, "Softmax"),
            Map.entry(LayerType.SOFTMAX_LOSS, "SoftmaxWithLoss"),
            Map.entry(LayerType.SPLIT, "Split"),
            Map.entry(LayerType.TANH, "TanH"),
            Map.entry(LayerType.THRESHOLD, "Threshold"),
            Map.entry(LayerType.WINDOW_DATA, "WindowData"));

    private V1Layers() {}

    /**
     * The layers of {@code net}, in the current form.
     *
     * @param file where the net comes from, for messages
     * @throws NetFileException if a layer cannot be converted
     */
    static List<LayerParameter> upgraded(Path file, NetParameter net) throws NetFileException {
        List<LayerParameter> layers = new ArrayList<>(net.getLayerList());
        V0Layers oldest = new V0Layers(file);
        for (V1LayerParameter old : net.getLayersList()) {
            if (old.hasLayer()) {
                oldest.upgraded(old).ifPresent(layers::add);
            } else {
                layers.add(upgraded(old));
            }
        }
        return layers;
    }

    private static LayerParameter upgraded(V1LayerParameter old) {
        LayerParameter.Builder layer = LayerParameter.newBuilder()
                .setName(old.getName())
                .setType(TYPES.get(old.getType()))
                .addAllBottom(old.getBottomList())
                .addAllTop(old.getTopList())
                .addAllBlobs(old.getBlobsList())
                .addAllInclude(old.getIncludeList())
                .addAllExclude(old.getExcludeList());
        old.getAllFields().forEach((field, value) -> {
            if (field.getName().endsWith("_param")) {
                layer.setField(LayerParameter.getDescriptor().findFieldByName(field.getName()), value);
            }
        });
        return layer.build();
    }
}
