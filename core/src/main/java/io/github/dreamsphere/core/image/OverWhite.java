package io.github.dreamsphere.core.image;

/** Lays a picture over white, for formats without alpha. */
final class OverWhite {
    private OverWhite() {}

    /** An opaque image of what is seen of {@code image} over white; itself if it is opaque. */
    static Image flatten(Image image) {
        if (image.alpha().isEmpty()) {
            return image;
        }
        float[] alpha = image.alpha().get();
        float[] rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            float opacity = alpha[i / Image.CHANNELS];
            rgb[i] = opacity * rgb[i] + (1 - opacity);
        }
        return new Image(image.width(), image.height(), rgb);
    }
}
