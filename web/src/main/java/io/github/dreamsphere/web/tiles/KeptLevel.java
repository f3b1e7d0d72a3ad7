package io.github.dreamsphere.web.tiles;

import io.github.dreamsphere.core.image.Image;

/** Keeps all rows of a level. */
final class KeptLevel implements RowSink {
    private final Image image;
    private int received;

    KeptLevel(Level level) {
        image = new Image(level.width(), level.height());
    }

    @Override
    public void accept(Image band) {
        image.paste(band, 0, received);
        received += band.height();
    }

    /** The level's pixels, those that have come. */
    Image image() {
        return image;
    }
}
