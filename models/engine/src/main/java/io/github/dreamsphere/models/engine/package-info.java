/**
 * Runs a network forward to a blob and backward to the image. {@link io.github.dreamsphere.models.engine.Network} holds
 * the weights, {@link io.github.dreamsphere.models.engine.Pass} one image size: every buffer and every op is made once
 * for it, and a step allocates nothing.
 *
 * <p>Where oneDNN's library is there for the platform it is called directly, blobs in its blocked layout (classes
 * {@code Dnn…}); ops that it lacks are computed by ND4J's kernels on plain copies. Elsewhere ND4J computes everything,
 * blobs as HWC.
 */
package io.github.dreamsphere.models.engine;
