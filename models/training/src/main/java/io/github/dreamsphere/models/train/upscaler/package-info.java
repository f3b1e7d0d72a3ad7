/** Trains nets that enlarge pictures twice. */
package io.github.dreamsphere.models.train.upscaler;
