package io.github.dreamsphere.app.measure;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SphereResize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Crops of photospheres, and the pictures made of them on one sheet. */
final class CropSheet {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 640;

    private CropSheet() {}

    /** The part of {@code sphere} that is dreamed: its left half, from 45° above to 67° below the horizon. */
    static Image crop(Image sphere) {
        int width = sphere.width() / 2;
        int height = width * HEIGHT / WIDTH;
        Image crop = sphere.withAlpha(Optional.empty()).crop(0, sphere.height() / 4, width, height);
        return SphereResize.resize(crop, flat(width, height), WIDTH, HEIGHT);
    }

    private static Border flat(int width, int height) {
        return new Flat(width, height).border();
    }

    /** Writes the pictures, at half their size, row by row into {@code file}. */
    static void write(List<List<Image>> rows, Path file) throws IOException {
        ImageWriter.write(new Picture(sheet(rows), Metadata.NONE), file, WriteOptions.defaults());
    }

    private static Image sheet(List<List<Image>> rows) {
        int w = WIDTH / 2;
        int h = HEIGHT / 2;
        Image sheet = new Image(w * rows.get(0).size(), h * rows.size());
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                Image small = SphereResize.resize(rows.get(row).get(column), flat(WIDTH, HEIGHT), w, h);
                sheet.paste(small, column * w, row * h);
            }
        }
        return sheet;
    }
}
