package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.ImageFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Decides which part of the sphere a picture's pixels are, from what its file says and from their number. */
final class CoverageFinder {
    /** Sizes were rounded to whole pixels when a picture was made smaller; more than that is another picture. */
    private static final double SAME_RATIO = 0.01;

    private final Path file;
    private final int width;
    private final int height;
    private final OptionalDouble spanDegrees;
    private final List<String> warnings;

    /** @param spanDegrees how many degrees the picture spans if it has no tags, if that is known */
    CoverageFinder(Path file, int width, int height, OptionalDouble spanDegrees, List<String> warnings) {
        this.file = file;
        this.width = width;
        this.height = height;
        this.spanDegrees = spanDegrees;
        this.warnings = warnings;
    }

    /** @throws ImageFileException if neither the tags nor the ratio of the sides say it */
    Coverage find(Gpano gpano) throws ImageFileException {
        checkProjection(gpano);
        Optional<Coverage> stated = gpano.coverage();
        return stated.isPresent() ? fitted(stated.get()) : untagged();
    }

    private void checkProjection(Gpano gpano) throws ImageFileException {
        String projection = gpano.projection().orElse(Gpano.EQUIRECTANGULAR);
        if (!projection.equalsIgnoreCase(Gpano.EQUIRECTANGULAR)) {
            throw new ImageFileException(
                    file,
                    "its GPano projection is '" + projection + "'; only equirectangular photospheres can be read, so"
                            + " convert it with a panorama program first");
        }
    }

    private Coverage fitted(Coverage stated) throws ImageFileException {
        if (stated.width() == width && stated.height() == height) {
            return stated;
        }
        String disagreement = "its GPano tags speak of " + stated.width() + "x" + stated.height()
                + " pixels, but it has " + width + "x" + height;
        double ratio = ((double) width / stated.width()) / ((double) height / stated.height());
        if (Math.abs(ratio - 1) < SAME_RATIO) {
            warnings.add(disagreement + "; taken for the same part of the sphere, resized");
            return stated.scaledTo(width, height);
        }
        if (!isTwoToOne(width, height)) {
            throw new ImageFileException(
                    file, disagreement + " of another shape; correct the tags, or read it as a flat picture");
        }
        warnings.add(disagreement + "; taken for a full sphere");
        return Coverage.full(width, height);
    }

    private Coverage untagged() throws ImageFileException {
        if (spanDegrees.isPresent()) {
            return spanning(spanDegrees.getAsDouble());
        }
        if (!isTwoToOne(width, height)) {
            throw new UnknownCoverageException(file, width, height);
        }
        return Coverage.full(width, height);
    }

    private Coverage spanning(double degrees) throws ImageFileException {
        try {
            return Coverage.spanning(width, height, degrees);
        } catch (IllegalArgumentException e) {
            throw new ImageFileException(file, e.getMessage());
        }
    }

    /** Twice as wide as high, give or take the pixel that an odd size leaves over. */
    static boolean isTwoToOne(int width, int height) {
        return Math.abs(width - 2L * height) <= 1;
    }
}
