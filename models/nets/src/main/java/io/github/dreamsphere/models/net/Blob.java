package io.github.dreamsphere.models.net;

/**
 * A blob as listed for a person.
 *
 * @param layer the layer that writes it
 * @param shape its shape for the image size asked for
 * @param footprint how much of the image one of its values sees, and how many image pixels lie between two of them
 */
public record Blob(String name, Layer layer, Shape shape, Footprint footprint) {}
