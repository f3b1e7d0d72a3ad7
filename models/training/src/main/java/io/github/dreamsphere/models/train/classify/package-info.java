/** Trains classifiers of pictures. */
package io.github.dreamsphere.models.train.classify;
