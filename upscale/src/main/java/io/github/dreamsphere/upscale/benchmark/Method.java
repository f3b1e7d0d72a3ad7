package io.github.dreamsphere.upscale.benchmark;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;

/**
 * A way to enlarge by two that is measured.
 *
 * @param name what to call it in the table
 */
public record Method(String name, Doubling doubling) {
    /** Enlarges by two. */
    @FunctionalInterface
    public interface Doubling {
        Image apply(Image image, Surface surface) throws IOException;
    }
}
