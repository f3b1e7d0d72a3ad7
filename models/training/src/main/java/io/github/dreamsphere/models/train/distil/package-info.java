/** Distillation: trains a small net to compute the blobs of a large one. */
package io.github.dreamsphere.models.train.distil;
