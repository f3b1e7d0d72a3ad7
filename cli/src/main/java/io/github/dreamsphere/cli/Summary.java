package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.SeamScore;
import java.nio.file.Path;
import java.util.Locale;

/** The last line of a run: what was written, its size, the seconds it took, how well it meets itself. */
final class Summary {
    private final long start = System.nanoTime();

    /** The line for a plain picture. */
    String of(Path file, Image written) {
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(Locale.ROOT, "%s: %dx%d, %.1f s", file, written.width(), written.height(), seconds);
    }

    /** The line for {@code written}, the time counted from when this summary was made. */
    String of(Path file, Photosphere written) {
        return of(file, written.image()) + scores(written);
    }

    private static String scores(Photosphere written) {
        if (!written.coverage().wraps()) {
            return "";
        }
        String seam = String.format(Locale.ROOT, ", seam score %.2f", SeamScore.of(written.image()));
        return written.coverage().isFull()
                ? seam
                        + String.format(
                                Locale.ROOT,
                                ", pole scores %.2f and %.2f",
                                PoleScore.north(written.image()),
                                PoleScore.south(written.image()))
                : seam;
    }
}
