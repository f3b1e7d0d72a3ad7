package io.github.dreamsphere.app.dream;

import java.io.IOException;
import java.nio.file.Path;

/** Reads files of directions for tests of other packages. */
public final class DirectionReading {
    private DirectionReading() {}

    /** What {@code file} says of a blob with {@code channels} channels. */
    public static String of(Path file, int channels) throws IOException {
        return DirectionFile.read(file, "blob", channels).toString();
    }
}
