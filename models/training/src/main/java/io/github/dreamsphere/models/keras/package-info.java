/** Reads networks that Keras wrote. */
package io.github.dreamsphere.models.keras;
