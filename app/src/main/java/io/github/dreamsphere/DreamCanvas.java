package io.github.dreamsphere;

import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import java.util.Optional;

/**
 * What is dreamed on: a picture in a file, or a generated picture.
 *
 * @param start the kind of picture to generate; empty: dream on a file
 * @param size the size of the generated picture; empty: 1024x512
 * @param width the width to dream at, in pixels, &ge; 2; empty: the picture's own
 * @param flat whether the picture is a plain one, whose edges do not meet, instead of a photosphere
 * @param layout how the picture in the file shows the whole sphere, if not as an equirectangular one; if empty, its tags or its
 *     name say
 * @param span how many degrees the picture in the file shows from left to right if it has no GPano tags, 10 to 360; its
 *     middle row is the horizon; empty: 360 if it is twice as wide as high, else unknown
 */
public record DreamCanvas(
        Optional<Start> start,
        Optional<PictureSize> size,
        Optional<Integer> width,
        boolean flat,
        Optional<SphereLayout> layout,
        Optional<Double> span) {
    /** A photosphere in a file, at its own size. */
    public static final DreamCanvas FILE = new DreamCanvas(
            Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());

    /** The least span of a picture in a file, in degrees; a picture that shows less is better dreamed as a plain one. */
    public static final double LEAST_SPAN = 10;

    private static final PictureSize USUAL_SIZE = new PictureSize(1024, 512);

    /** @throws IllegalArgumentException if the width or the span is out of range */
    public DreamCanvas {
        if (width.isPresent() && width.get() < 2) {
            throw new IllegalArgumentException("width must be >= 2, was " + width.get());
        }
        if (span.isPresent() && !(span.get() >= LEAST_SPAN && span.get() <= 360)) {
            throw new IllegalArgumentException("span must be between 10 and 360 degrees, was " + span.get());
        }
    }

    /**
     * The size of the generated picture.
     *
     * @throws IllegalArgumentException if both size and width are given, or the size is not that of a photosphere
     */
    public PictureSize startSize() {
        if (size.isPresent() && width.isPresent()) {
            throw new IllegalArgumentException("a size already says the width: give size or width, not both");
        }
        if (width.isEmpty()) {
            return fitting(size.orElse(USUAL_SIZE));
        }
        int wide = width.get();
        if (wide % 2 != 0) {
            throw new IllegalArgumentException("width must be even for a generated photosphere, was " + wide);
        }
        return new PictureSize(wide, wide / 2);
    }

    private PictureSize fitting(PictureSize pixels) {
        if (!flat && pixels.width() != 2 * pixels.height()) {
            throw new IllegalArgumentException("a photosphere is twice as wide as high, " + pixels
                    + " is not; choose another size, or a plain picture");
        }
        return pixels;
    }

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException if they do not
     */
    public void check() {
        if (size.isPresent() && start.isEmpty()) {
            throw new IllegalArgumentException("size is for a generated picture; use width for a picture in a file");
        }
        if (layout.isPresent() && flat) {
            throw new IllegalArgumentException("layout is for photospheres; a plain picture has none");
        }
        if (layout.isPresent() && start.isPresent()) {
            throw new IllegalArgumentException("layout is for a picture in a file; leave it out for a generated one");
        }
        if (span.isPresent()) {
            checkSpan();
        }
        if (start.isPresent()) {
            startSize();
        }
    }

    private void checkSpan() {
        if (flat) {
            throw new IllegalArgumentException("span is for photospheres; a plain picture has none");
        }
        if (start.isPresent()) {
            throw new IllegalArgumentException("span is for a picture in a file; leave it out for a generated one");
        }
        if (layout.isPresent()) {
            throw new IllegalArgumentException("a picture with a layout shows the whole sphere; leave out its span");
        }
    }

    /** This canvas with another generated picture, or none. */
    public DreamCanvas withStart(Optional<Start> start) {
        return new DreamCanvas(start, size, width, flat, layout, span);
    }

    /** This canvas with another size of the generated picture. */
    public DreamCanvas withSize(Optional<PictureSize> size) {
        return new DreamCanvas(start, size, width, flat, layout, span);
    }

    /** This canvas at another width, in pixels. */
    public DreamCanvas withWidth(Optional<Integer> width) {
        return new DreamCanvas(start, size, width, flat, layout, span);
    }

    /** This canvas as a plain picture, or as a photosphere. */
    public DreamCanvas withFlat(boolean flat) {
        return new DreamCanvas(start, size, width, flat, layout, span);
    }

    /** This canvas with another layout of the picture in the file. */
    public DreamCanvas withLayout(Optional<SphereLayout> layout) {
        return new DreamCanvas(start, size, width, flat, layout, span);
    }

    /** This canvas with another span of the picture in the file, in degrees. */
    public DreamCanvas withSpan(Optional<Double> span) {
        return new DreamCanvas(start, size, width, flat, layout, span);
    }
}
