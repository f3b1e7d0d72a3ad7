package io.github.dreamsphere.models.onnx;

/** The value of a tensor of the graph. */
sealed interface OnnxValue permits Constant, FeatureMap, Unknown {}
