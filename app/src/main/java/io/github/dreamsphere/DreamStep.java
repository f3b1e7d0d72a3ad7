package io.github.dreamsphere;

import io.github.dreamsphere.core.photosphere.SurfacePicture;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A dream after one of its steps. */
public final class DreamStep {
    private final Path target;
    private final Supplier<SurfacePicture> picture;

    /**
     * @param target the file that will hold the dream
     * @param picture makes the dream so far
     */
    public DreamStep(Path target, Supplier<SurfacePicture> picture) {
        this.target = target;
        this.picture = picture;
    }

    /** The file that will hold the dream. */
    public Path target() {
        return target;
    }

    /**
     * The dream so far, at the size of the octave in hand. Only steps whose picture is asked for copy it out of a graphics
     * card's memory. Ask for it before {@link Events#stepDone} returns; its pixels change with the next step, and can leave
     * 0..1 a little.
     */
    public SurfacePicture picture() {
        return picture.get();
    }
}
