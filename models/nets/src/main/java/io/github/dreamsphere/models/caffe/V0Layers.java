package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.caffe.proto.ConcatParameter;
import io.github.dreamsphere.models.caffe.proto.ConvolutionParameter;
import io.github.dreamsphere.models.caffe.proto.InnerProductParameter;
import io.github.dreamsphere.models.caffe.proto.LRNParameter;
import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.PoolingParameter;
import io.github.dreamsphere.models.caffe.proto.TransformationParameter;
import io.github.dreamsphere.models.caffe.proto.V0LayerParameter;
import io.github.dreamsphere.models.caffe.proto.V1LayerParameter;
import io.github.dreamsphere.models.net.NetFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Converts layers from 2013, which have the parameters of all kinds, to the current form. Their padding was a layer of
 * its own.
 */
final class V0Layers {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("accuracy", "Accuracy"),
            Map.entry("bnll", "BNLL"),
            Map.entry("concat", "Concat"),
            Map.entry("conv", "Convolution"),
            Map.entry("data", "Data"),
            Map.entry("dropout", "Dropout"),
            Map.entry("euclidean_loss", "EuclideanLoss"),
            Map.entry("flatten", "Flatten"),
            Map.entry("hdf5_data", "HDF5Data"),
            Map.entry("hdf5_output", "HDF5Output"),
            Map.entry("images", "ImageData"),
            Map.entry("infogain_loss", "InfogainLoss"),
            Map.entry("innerproduct", "InnerProduct"),
            Map.entry("lrn", "LRN"),
            Map.entry("multinomial_logistic_loss", "MultinomialLogisticLoss"),
            Map.entry("pool", "Pooling"),
            Map.entry("relu", "ReLU"),
            Map.entry("sigmoid", "Sigmoid"),
            Map.entry("softmax", "Softmax"),
            Map.entry("softmax_loss", "SoftmaxWithLoss"),
            Map.entry("split", "Split"),
            Map.entry("tanh", "TanH"),
            Map.entry("window_data", "WindowData"));

    private final Path file;

    /** Blobs that padding layers write: what they read, and the padding. */
    private final Map<String, Padded> padded = new HashMap<>();

    private record Padded(String blob, long pad) {}

    /** @param file where the layers come from, for messages */
    V0Layers(Path file) {
        this.file = file;
    }

    /**
     * The layer; empty for a padding layer, whose padding goes to the layers that read it.
     *
     * @throws NetFileException if a padding layer does not read one blob and write one
     */
    Optional<LayerParameter> upgraded(V1LayerParameter old) throws NetFileException {
        V0LayerParameter from = old.getLayer();
        if (from.getType().equals("padding")) {
            if (old.getBottomCount() != 1 || old.getTopCount() != 1) {
                throw new NetFileException(
                        file, "layer '" + from.getName() + "' (padding) must read one blob and write one");
            }
            padded.put(old.getTop(0), new Padded(old.getBottom(0), from.getPad()));
            return Optional.empty();
        }
        LayerParameter.Builder layer = LayerParameter.newBuilder()
                .setName(from.getName())
                .setType(TYPES.getOrDefault(from.getType(), from.getType()))
                .addAllTop(old.getTopList())
                .addAllBlobs(from.getBlobsList());
        long pad = from.getPad();
        for (String bottom : old.getBottomList()) {
            Padded source = padded.getOrDefault(bottom, new Padded(bottom, 0));
            layer.addBottom(source.blob());
            pad += source.pad();
        }
        parameters(layer, from, pad);
        return Optional.of(layer.build());
    }

    private static void parameters(LayerParameter.Builder layer, V0LayerParameter from, long pad) {
        switch (from.getType()) {
            case "conv" ->
                layer.setConvolutionParam(ConvolutionParameter.newBuilder()
                        .setNumOutput(from.getNumOutput())
                        .setBiasTerm(from.getBiasterm())
                        .addKernelSize(from.getKernelsize())
                        .addStride(from.getStride())
                        .addPad(pad)
                        .setGroup(from.getGroup()));
            case "innerproduct" ->
                layer.setInnerProductParam(InnerProductParameter.newBuilder()
                        .setNumOutput(from.getNumOutput())
                        .setBiasTerm(from.getBiasterm()));
            case "pool" ->
                layer.setPoolingParam(PoolingParameter.newBuilder()
                        .setPool(PoolingParameter.PoolMethod.forNumber(
                                from.getPool().getNumber()))
                        .setKernelSize(from.getKernelsize())
                        .setStride(from.getStride())
                        .setPad(pad));
            case "lrn" ->
                layer.setLrnParam(LRNParameter.newBuilder()
                        .setLocalSize(from.getLocalSize())
                        .setAlpha(from.getAlpha())
                        .setBeta(from.getBeta())
                        .setK(from.getK()));
            case "concat" -> layer.setConcatParam(ConcatParameter.newBuilder().setConcatDim(from.getConcatDim()));
            default ->
                layer.setTransformParam(TransformationParameter.newBuilder().setCropSize(from.getCropsize()));
        }
    }
}
