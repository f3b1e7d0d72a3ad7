/** Trains nets that tell classes of pictures apart. */
package io.github.dreamsphere.models.train.classify;
