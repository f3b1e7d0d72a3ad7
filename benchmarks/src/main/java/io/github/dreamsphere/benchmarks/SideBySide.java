package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;

/** Lays pictures of one size out in rows, to look at them beside one another. */
public final class SideBySide {
    private SideBySide() {}

    /** Takes the file to write, how many pictures make a row, and the pictures. */
    public static void main(String[] arguments) throws IOException {
        int columns = Integer.parseInt(arguments[1]);
        int count = arguments.length - 2;
        Image sheet = null;
        for (int i = 0; i < count; i++) {
            Image picture = ImageReader.read(Path.of(arguments[i + 2])).image();
            if (sheet == null) {
                int rows = (count + columns - 1) / columns;
                sheet = new Image(picture.width() * columns, picture.height() * rows);
            }
            sheet.paste(picture, i % columns * picture.width(), i / columns * picture.height());
        }
        WriteOptions options = WriteOptions.defaults().withJpegQuality(85);
        ImageWriter.write(new Picture(sheet, Metadata.NONE), Path.of(arguments[0]), options);
    }
}
