package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import io.github.dreamsphere.viewer.scene.NameTags;
import java.nio.file.Path;
import java.util.Optional;

/** The layout of a picture that shows the whole sphere but is not equirectangular, as its file's name says. */
public final class NamedLayout {
    private NamedLayout() {}

    /**
     * The layout that the name of {@code file} says; empty if the picture's shape does not agree, or a tag says which part of
     * the sphere it shows.
     *
     * @param width the picture's width in pixels
     * @param height the picture's height in pixels
     */
    public static Optional<SphereLayout> of(Path file, Xmp xmp, int width, int height) {
        return StereoTags.hasCoverage(xmp)
                ? Optional.empty()
                : NameTags.of(file.getFileName().toString()).layout().filter(layout -> layout.fits(width, height));
    }
}
