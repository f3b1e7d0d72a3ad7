/**
 * Networks as data: layers in order, the blobs they read and write, their weights, and how a picture becomes the input.
 * Readers make them, the engine runs them.
 */
package io.github.dreamsphere.models.net;
