package io.github.dreamsphere.models.onnx;

/** A tensor that cannot be computed because some node before it is not supported. */
record Unknown() implements OnnxValue {}
