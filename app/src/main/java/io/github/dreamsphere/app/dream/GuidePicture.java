package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.tile.Jitter;
import io.github.dreamsphere.core.tile.TileShape;
import io.github.dreamsphere.core.tile.Tiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A picture that guides a dream, as the network is to see it: a flat one whole, a photosphere in views all round.
 *
 * @param views flat pictures
 */
record GuidePicture(List<Image> views) {
    /** A flat guide is seen no larger than this along its longer edge, pixels. */
    private static final int LONGEST = 512;

    /** A photosphere is seen no wider than this, and in views of about this size, pixels. */
    private static final int WIDEST = 1024;

    private static final int VIEW = 320;

    /**
     * Reads the guide in {@code file}.
     *
     * @param blob what is asked what it sees
     * @param minimum the smallest edge in pixels it can see
     * @throws ImageFileException if the file is no picture, or too small
     */
    static GuidePicture read(Path file, String blob, int minimum) throws IOException {
        Picture picture = ImageReader.read(file);
        int width = picture.image().width();
        int height = picture.image().height();
        List<Image> views = Math.min(width, height) < minimum
                ? List.of()
                : PhotosphereFile.isPhotosphere(picture) ? views(file, picture) : List.of(reduced(picture));
        if (views.isEmpty() || views.stream().anyMatch(view -> Math.min(view.width(), view.height()) < minimum)) {
            throw new ImageFileException(
                    file,
                    width + "x" + height + " pixels are too small or narrow for a guide: " + blob
                            + " sees nothing smaller than " + minimum + "x" + minimum);
        }
        return new GuidePicture(views);
    }

    private static Image reduced(Picture picture) {
        Image image = picture.image();
        double scale = Math.min(1, (double) LONGEST / Math.max(image.width(), image.height()));
        int width = (int) Math.max(1, Math.round(image.width() * scale));
        int height = (int) Math.max(1, Math.round(image.height() * scale));
        return scale == 1
                ? image
                : SphereResize.resize(image, Border.reflecting(image.width(), image.height()), width, height);
    }

    private static List<Image> views(Path file, Picture picture) throws IOException {
        Image image = picture.image();
        Equirectangular full = PhotosphereHeader.of(file, image.width(), image.height(), picture.metadata())
                .coverage()
                .surface();
        double scale = Math.min(1, (double) WIDEST / full.fullWidth());
        Equirectangular sphere = scale == 1 ? full : (Equirectangular) full.scaledBy(scale);
        Image resized = SphereResize.resize(image, full.border(), sphere.width(), sphere.height());
        Tiles tiles = TileShape.TANGENT.over(sphere, VIEW, Jitter.STILL, 0);
        return IntStream.range(0, tiles.count())
                .mapToObj(tile -> {
                    Image view = new Image(tiles.width(), tiles.height());
                    tiles.cut(resized.colourPlane().toMemory(), tile, view.rgb());
                    return view;
                })
                .toList();
    }
}
