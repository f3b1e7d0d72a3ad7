/**
 * Reads ONNX files, opset 7 to 21. A graph's tensors are {@link io.github.dreamsphere.models.onnx.OnnxValue values}: either
 * constants, folded while reading, or feature maps, which are views of a net's blobs. Sizes that hang on the image's
 * size are followed at a few {@link io.github.dreamsphere.models.onnx.ProbeSizes probe sizes} at once, so that the net
 * stays free in height and width.
 */
package io.github.dreamsphere.models.onnx;
