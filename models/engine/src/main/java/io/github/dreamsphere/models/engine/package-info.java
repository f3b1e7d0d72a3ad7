/**
 * Runs a network forward to a blob and backward to the image. A {@link io.github.dreamsphere.models.engine.Network} has
 * the weights, a {@link io.github.dreamsphere.models.engine.Pass} is for one image size: its buffers and ops are made
 * once, and running it allocates nothing.
 *
 * <p>On platforms with oneDNN, it is called directly, on blobs in its blocked layout (classes {@code Dnn…}); ops that
 * it lacks run in ND4J kernels on HWC copies. Elsewhere ND4J computes everything, on HWC blobs.
 */
package io.github.dreamsphere.models.engine;
