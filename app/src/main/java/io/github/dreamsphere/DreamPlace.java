package io.github.dreamsphere;

import io.github.dreamsphere.core.dream.Region;
import java.util.Optional;

/**
 * The part of the picture that is dreamed.
 *
 * @param region a region of the sphere; empty: everywhere
 * @param mask a picture of the same aspect ratio, whose white parts are dreamed; empty: everywhere
 * @param softnessDegrees width of the soft edge of a region, in degrees, &ge; 0
 */
public record DreamPlace(Optional<Region> region, Optional<FileRef> mask, double softnessDegrees) {
    /** Everywhere. */
    public static final DreamPlace EVERYWHERE =
            new DreamPlace(Optional.empty(), Optional.empty(), Region.SOFTNESS_DEGREES);

    /** @throws IllegalArgumentException if the softness is out of range */
    public DreamPlace {
        if (!(softnessDegrees >= 0)) {
            throw new IllegalArgumentException("softness must be >= 0 degrees, was " + softnessDegrees);
        }
    }

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if there are both a region and a mask
     */
    public void check() {
        if (mask.isPresent() && region.isPresent()) {
            throw new IllegalArgumentException("mask and region exclude each other");
        }
    }

    /** The region with soft edges. */
    public Optional<Region> softRegion() {
        return region.map(this::softened);
    }

    /** {@code hard} with soft edges. */
    public Region softened(Region hard) {
        return hard.withSoftness(softnessDegrees);
    }

    /** This place with another region. */
    public DreamPlace withRegion(Optional<Region> region) {
        return new DreamPlace(region, mask, softnessDegrees);
    }

    /** This place with another mask. */
    public DreamPlace withMask(Optional<FileRef> mask) {
        return new DreamPlace(region, mask, softnessDegrees);
    }

    /** This place with another width of soft edges, in degrees. */
    public DreamPlace withSoftness(double degrees) {
        return new DreamPlace(region, mask, degrees);
    }
}
