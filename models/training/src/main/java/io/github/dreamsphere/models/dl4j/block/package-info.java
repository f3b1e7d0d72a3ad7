/**
 * DL4J layers that call oneDNN directly: a convolution fused with batch normalisation and rectifier, and a max pool.
 */
package io.github.dreamsphere.models.dl4j.block;
