package io.github.dreamsphere.models.onnx;

/** What a tensor of the graph is known to be. */
sealed interface OnnxValue permits Constant, FeatureMap {}
