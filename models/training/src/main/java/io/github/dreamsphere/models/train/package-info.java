/**
 * Training with DL4J: pictures and their distortions, and the loop with its checkpoints and curve. The packages below
 * train upscalers, classifiers, and small nets by distillation from larger ones.
 */
package io.github.dreamsphere.models.train;
