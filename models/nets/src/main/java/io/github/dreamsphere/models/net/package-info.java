/**
 * What a network is: layers in order, the blobs they read and write, their weights, and how a picture becomes the
 * network's input. Plain data without any native code; the readers make it, the engine runs it.
 */
package io.github.dreamsphere.models.net;
