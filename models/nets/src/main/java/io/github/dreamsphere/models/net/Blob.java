package io.github.dreamsphere.models.net;

/**
 * A blob as shown in a listing.
 *
 * @param layer the layer that writes it
 * @param shape its shape for the given image size
 * @param footprint receptive field of one value, and image pixels between two neighbouring values
 */
public record Blob(String name, Layer layer, Shape shape, Footprint footprint) {}
