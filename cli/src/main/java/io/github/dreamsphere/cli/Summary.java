package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.SeamScore;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/** The last line of a run: what was written, its size, the seconds it took, how well it meets itself. */
final class Summary {
    private final long start = System.nanoTime();

    private String of(Path file, int width, int height) {
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(Locale.ROOT, "%s: %dx%d, %.1f s", file, width, height, seconds);
    }

    /** The line for {@code written}, the time counted from when this summary was made. */
    String of(Path file, Photosphere written) {
        Image image = written.image();
        return of(file, image.width(), image.height())
                + scores(
                        written.coverage(),
                        () -> SeamScore.of(image),
                        () -> PoleScore.north(image),
                        () -> PoleScore.south(image));
    }

    private static String scores(Coverage coverage, DoubleSupplier seam, DoubleSupplier north, DoubleSupplier south) {
        if (!coverage.wraps()) {
            return "";
        }
        String words = String.format(Locale.ROOT, ", seam score %.2f", seam.getAsDouble());
        return coverage.isFull()
                ? words
                        + String.format(
                                Locale.ROOT, ", pole scores %.2f and %.2f", north.getAsDouble(), south.getAsDouble())
                : words;
    }
}
