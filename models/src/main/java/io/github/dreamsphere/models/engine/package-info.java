/**
 * Runs a network forward to a blob and backward to the image, on ND4J. All blobs are NHWC; every buffer and every op is
 * made once for an image size, and a step allocates nothing.
 */
package io.github.dreamsphere.models.engine;
