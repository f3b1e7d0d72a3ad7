/**
 * Reads ONNX files, opset 7 to 21. The tensors of a graph are {@link io.github.dreamsphere.models.onnx.OnnxValue
 * values}: constants, which are folded while reading, or feature maps, which are views of the net's blobs. Sizes that
 * depend on the image size are computed for a few {@link io.github.dreamsphere.models.onnx.ProbeSizes probe sizes} at
 * once, so that the net accepts any height and width.
 */
package io.github.dreamsphere.models.onnx;
