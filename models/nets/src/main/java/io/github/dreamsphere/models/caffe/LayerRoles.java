package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.NetStateRule;
import io.github.dreamsphere.models.caffe.proto.Phase;
import java.util.List;
import java.util.Set;

/** The purpose of a layer. */
final class LayerRoles {
    private static final Set<String> FEEDING =
            Set.of("Input", "Data", "ImageData", "MemoryData", "HDF5Data", "WindowData", "DummyData");
    private static final Set<String> JUDGING = Set.of("Accuracy", "ArgMax", "HDF5Output", "Silence");
    private static final Set<String> WEIGHTED = Set.of(
            "Convolution",
            "ConvolutionDepthwise",
            "DepthwiseConvolution",
            "Deconvolution",
            "InnerProduct",
            "BatchNorm",
            "BN",
            "Normalize",
            "PReLU",
            "Bias");

    private LayerRoles() {}

    /** True if the layer provides images or labels. */
    static boolean feeds(LayerParameter layer) {
        return FEEDING.contains(layer.getType());
    }

    /** True if the layer only measures the network. */
    static boolean judges(LayerParameter layer) {
        return JUDGING.contains(layer.getType()) || layer.getType().endsWith("Loss");
    }

    /** True if the layer cannot work without weights. */
    static boolean needsWeights(LayerParameter layer) {
        return WEIGHTED.contains(layer.getType()) || (layer.getType().equals("Scale") && layer.getBottomCount() == 1);
    }

    /** True if the layer is used outside training. */
    static boolean whenTesting(LayerParameter layer) {
        boolean included = layer.getIncludeCount() == 0 || anyTesting(layer.getIncludeList());
        boolean excluded = layer.getExcludeCount() > 0 && anyTesting(layer.getExcludeList());
        return included && !excluded;
    }

    private static boolean anyTesting(List<NetStateRule> rules) {
        return rules.stream().anyMatch(rule -> !rule.hasPhase() || rule.getPhase() == Phase.TEST);
    }
}
