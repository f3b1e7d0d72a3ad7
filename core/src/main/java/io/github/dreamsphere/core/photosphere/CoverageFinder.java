package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.ImageFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds which part of the sphere a picture shows, from the tags of its file and from its size. */
final class CoverageFinder {
    /** The tolerance of the ratio of the sides: sizes are rounded when a picture is resized. */
    private static final double SAME_RATIO = 0.01;

    private final Path file;
    private final int width;
    private final int height;
    private final OptionalDouble spanDegrees;
    private final List<String> warnings;

    /** @param spanDegrees how many of the 360° the width covers if the picture has no tags; empty if unknown */
    CoverageFinder(Path file, int width, int height, OptionalDouble spanDegrees, List<String> warnings) {
        this.file = file;
        this.width = width;
        this.height = height;
        this.spanDegrees = spanDegrees;
        this.warnings = warnings;
    }

    /** @throws ImageFileException if neither the tags nor the ratio of the sides tell */
    Coverage find(Gpano gpano) throws ImageFileException {
        checkProjection(gpano);
        Gpano.Stated stated = gpano.coverage();
        if (stated.coverage().isPresent()) {
            if (spanDegrees.isPresent()) {
                warnings.add("its GPano tags say which part of the sphere it is, so the span is ignored");
            }
            return fitted(stated.coverage().get());
        }
        Optional<String> contradiction = stated.contradiction();
        if (contradiction.isPresent() && spanDegrees.isEmpty() && !isTwoToOne(width, height)) {
            throw new ImageFileException(
                    file,
                    "its GPano tags contradict each other (" + contradiction.get() + "), and " + width + "x" + height
                            + " pixels are not twice as wide as high; correct the tags, or read it as a flat picture");
        }
        return untagged();
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
        String disagreement = "its GPano tags are for " + stated.width() + "x" + stated.height()
                + " pixels, but the picture has " + width + "x" + height;
        double ratio = ((double) width / stated.width()) / ((double) height / stated.height());
        if (Math.abs(ratio - 1) < SAME_RATIO) {
            warnings.add(disagreement + "; it is treated as the same part of the sphere, resized");
            return stated.scaledTo(width, height);
        }
        if (!isTwoToOne(width, height)) {
            throw new ImageFileException(
                    file, disagreement + ", of another shape; correct the tags, or read it as a flat picture");
        }
        warnings.add(disagreement + "; it is treated as a full sphere");
        return Coverage.full(width, height);
    }

    private Coverage untagged() throws ImageFileException {
        if (spanDegrees.isPresent()) {
            if (isTwoToOne(width, height) && spanDegrees.getAsDouble() < 360) {
                warnings.add("it is twice as wide as high, as whole spheres are, but the span makes it a part of one");
            }
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

    /** True if the picture is twice as wide as high, up to one pixel for odd sizes. */
    static boolean isTwoToOne(int width, int height) {
        return Math.abs(width - 2L * height) <= 1;
    }
}
