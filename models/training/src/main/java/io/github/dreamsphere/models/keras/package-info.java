/** Reads Keras networks. */
package io.github.dreamsphere.models.keras;
