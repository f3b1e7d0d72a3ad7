package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.image.Image;
import java.util.Locale;
import java.util.Optional;

/** How a picture holds what the two eyes see. */
public enum StereoLayout {
    /** One picture for both eyes. */
    MONO,
    /** The left eye's picture above the right eye's. */
    TOP_BOTTOM,
    /** The left eye's picture to the left of the right eye's. */
    SIDE_BY_SIDE;

    /** What a file's name says: a stem that ends in _TB, _OU or _SBS, _LR, in any case. */
    public static Optional<StereoLayout> ofFileName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String stem = (dot < 0 ? fileName : fileName.substring(0, dot)).toUpperCase(Locale.ROOT);
        if (stem.endsWith("_TB") || stem.endsWith("_OU")) {
            return Optional.of(TOP_BOTTOM);
        }
        if (stem.endsWith("_SBS") || stem.endsWith("_LR")) {
            return Optional.of(SIDE_BY_SIDE);
        }
        return Optional.empty();
    }

    /** What {@code eye} sees of a picture; the picture itself if it is not stereo. */
    public Image half(Image image, Eye eye) {
        boolean second = eye == Eye.RIGHT;
        return switch (this) {
            case MONO -> image;
            case TOP_BOTTOM -> {
                int height = image.height() / 2;
                yield cut(image, 0, second ? image.height() - height : 0, image.width(), height);
            }
            case SIDE_BY_SIDE -> {
                int width = image.width() / 2;
                yield cut(image, second ? image.width() - width : 0, 0, width, image.height());
            }
        };
    }

    private static Image cut(Image image, int left, int top, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a stereo picture must be at least 2 pixels wide and high, was "
                    + image.width() + "x" + image.height());
        }
        Image part = new Image(width, height);
        for (int y = 0; y < height; y++) {
            System.arraycopy(
                    image.rgb(), image.index(left, top + y), part.rgb(), part.index(0, y), width * Image.CHANNELS);
        }
        return part;
    }
}
