/**
 * Reads nets that Keras 1, 2 and 3 saved: {@code .keras} archives, and {@code .h5} files with configuration and
 * weights. A file passes through {@link io.github.dreamsphere.models.keras.KerasFile} (the configuration and where the
 * weights lie), {@code ModelConfig} (its layers and their calls) and {@code GraphWalk} (which calls each layer's reader
 * in order) into a {@code NetDraft}.
 */
package io.github.dreamsphere.models.keras;
