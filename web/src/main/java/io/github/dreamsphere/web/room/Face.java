package io.github.dreamsphere.web.room;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.GnomonicView;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.web.tiles.PictureLevels;
import java.io.IOException;
import java.nio.file.Path;

/** The small pictures by which a place is known: its thumbnail, its card for links, and its flat picture. */
final class Face {
    /** The widest level of a picture of which its face is made. */
    static final int WIDEST = 4096;

    private static final int FLAT_WIDTH = 2048;
    private static final int THUMBNAIL_WIDTH = 480;
    private static final int THUMBNAIL_HEIGHT = 320;
    /** The size that Open Graph's readers ask for. */
    private static final int CARD_WIDTH = 1200;

    private static final int CARD_HEIGHT = 630;
    private static final WriteOptions OPTIONS = PictureLevels.jpegOptions(80);

    private final Image image;
    private final PhotosphereHeader header;
    private final FirstView view;

    /**
     * @param image a level of the left eye's picture
     * @param header of the whole picture
     * @param view where to look
     */
    Face(Image image, PhotosphereHeader header, FirstView view) {
        this.image = image;
        this.header = header.scaledTo(image.width(), image.height());
        this.view = view;
    }

    /** Writes a view of 480 × 320 pixels. */
    void writeThumbnail(Path file) throws IOException {
        // Drawn in twice the size, because the picture may be finer than the thumbnail.
        Image drawn = draw(2 * THUMBNAIL_WIDTH, 2 * THUMBNAIL_HEIGHT);
        write(
                SphereResize.resize(
                        drawn,
                        Border.reflecting(drawn.width(), drawn.height()),
                        THUMBNAIL_WIDTH,
                        THUMBNAIL_HEIGHT,
                        ResampleFilter.BOX),
                file);
    }

    /** Writes a view of 1200 × 630 pixels. */
    void writeCard(Path file) throws IOException {
        write(draw(CARD_WIDTH, CARD_HEIGHT), file);
    }

    /** Writes the picture itself, at most 2048 pixels wide. */
    void writeFlat(Path file) throws IOException {
        int width = Math.min(FLAT_WIDTH, image.width());
        int height = Math.max(1, Math.round(image.height() * (float) width / image.width()));
        Border border = header.surface().border();
        write(SphereResize.resize(image, border, width, height, ResampleFilter.BICUBIC), file);
    }

    private Image draw(int width, int height) {
        Gnomonic camera = new Gnomonic(width, height, Math.toRadians(view.fov()), view.inImage(header.pose()));
        return GnomonicView.render(image, header.surface(), camera);
    }

    private static void write(Image image, Path file) throws IOException {
        ImageWriter.write(new Picture(image, Metadata.NONE), file, OPTIONS);
    }
}
