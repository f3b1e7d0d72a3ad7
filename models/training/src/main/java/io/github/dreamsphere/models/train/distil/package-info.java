/** Trains a small net to see what a large one sees. */
package io.github.dreamsphere.models.train.distil;
