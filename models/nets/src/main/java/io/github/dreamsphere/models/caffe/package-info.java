/** Reads Caffe networks: the layers from a {@code deploy.prototxt}, the weights from a {@code .caffemodel}. */
package io.github.dreamsphere.models.caffe;
