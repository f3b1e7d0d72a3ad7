package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.image.internal.RowConversion;
import io.github.dreamsphere.core.image.internal.RowSink;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** Assembles an image from the rows of a decoder. */
final class ImageAssembler implements RowSink {
    private final RowConversion conversion;
    private final Image image;

    ImageAssembler(int width, int height, ColorModel model) {
        conversion = RowConversion.of(model);
        Image opaque = new Image(width, height);
        image = conversion.hasAlpha() ? opaque.withAlpha(new float[width * height]) : opaque;
    }

    @Override
    public void accept(Raster rows) {
        float[] alpha = image.alpha().orElse(null);
        int end = rows.getMinY() + rows.getHeight();
        for (int y = rows.getMinY(); y < end; y++) {
            conversion.convert(rows, y, image.rgb(), alpha, y * image.width());
        }
    }

    Image image() {
        return image;
    }
}
