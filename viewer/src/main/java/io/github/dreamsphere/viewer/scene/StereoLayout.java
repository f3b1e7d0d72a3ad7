package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.image.Image;
import java.util.Optional;

/** How a picture holds what the two eyes see. */
public enum StereoLayout {
    /** One picture for both eyes. */
    MONO,
    /** The left eye's picture above the right eye's. */
    TOP_BOTTOM,
    /** The left eye's picture to the left of the right eye's. */
    SIDE_BY_SIDE;

    /** What a file's name says, see {@link NameTags}. */
    public static Optional<StereoLayout> ofFileName(String fileName) {
        return NameTags.of(fileName).stereo();
    }

    /**
     * Which part of a picture of {@code width} × {@code height} pixels {@code eye} sees.
     *
     * @throws IllegalArgumentException if the picture is too small to have two
     */
    public ImagePart part(Eye eye, int width, int height) {
        boolean second = eye == Eye.RIGHT;
        return switch (this) {
            case MONO -> new ImagePart(0, 0, width, height);
            case TOP_BOTTOM -> new ImagePart(0, second ? height - height / 2 : 0, width, height / 2);
            case SIDE_BY_SIDE -> new ImagePart(second ? width - width / 2 : 0, 0, width / 2, height);
        };
    }

    /** What {@code eye} sees of a picture; the picture itself if it is not stereo. */
    public Image half(Image image, Eye eye) {
        return this == MONO ? image : cut(image, part(eye, image.width(), image.height()));
    }

    private static Image cut(Image image, ImagePart part) {
        return image.withAlpha(Optional.empty()).crop(part.left(), part.top(), part.width(), part.height());
    }
}
