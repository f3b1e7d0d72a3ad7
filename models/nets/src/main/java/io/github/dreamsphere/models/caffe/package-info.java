/** Reads Caffe's networks: a {@code deploy.prototxt}, which says what is computed, and a {@code .caffemodel}, the weights. */
package io.github.dreamsphere.models.caffe;
