package io.github.dreamsphere;

import io.github.dreamsphere.core.photosphere.SurfacePicture;
import java.nio.file.Path;

/**
 * A dream after one of its steps.
 *
 * @param target the file that will hold the dream
 * @param picture the dream so far, at the size of the octave in hand; its pixels change with the next step, and can leave
 *     0..1 a little
 */
public record DreamStep(Path target, SurfacePicture picture) {}
