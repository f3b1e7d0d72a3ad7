/**
 * Runs networks on a graphics card, by OpenGL 4.3 compute shaders. {@link io.github.dreamsphere.models.gpu.GraphicsCard}
 * is the device to give to a {@link io.github.dreamsphere.models.engine.Network}. Blobs lie in blocks of four channels;
 * what has no shader is computed by the processor. A dream's steps, too, are taken on the card where {@link
 * io.github.dreamsphere.models.gpu.CardAscent} can.
 */
package io.github.dreamsphere.models.gpu;
