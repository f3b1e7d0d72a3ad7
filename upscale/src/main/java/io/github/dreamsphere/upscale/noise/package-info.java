/** Finds out how strongly a picture was compressed, to choose how much noise to remove. */
package io.github.dreamsphere.upscale.noise;
