/**
 * Training with DL4J: pictures and their distortions, the loop with its checkpoints and curve, and in the packages below
 * the two kinds of nets the project trains: upscalers, and nets that learn what a larger one sees.
 */
package io.github.dreamsphere.models.train;
