/** Measures a net's dreams by another net. */
package io.github.dreamsphere.models.measure;
