package io.github.dreamsphere.upscale.benchmark;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;

/**
 * A method of enlarging that is measured.
 *
 * @param name the method's name in the table
 */
public record Method(String name, Magnification magnification) {
    /** Enlarges by a whole factor. */
    @FunctionalInterface
    public interface Magnification {
        Image apply(Image image, Surface surface, int factor) throws IOException;
    }
}
