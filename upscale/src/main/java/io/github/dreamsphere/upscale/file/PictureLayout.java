package io.github.dreamsphere.upscale.file;

/** How a file's pixels lie on a surface. */
public enum PictureLayout {
    /** A photosphere, or the part of one that its GPano tags state. */
    SPHERE,
    /** Two full spheres, the left eye's above the right eye's. */
    OVER_UNDER,
    /** A flat picture, whatever its tags say. */
    FLAT
}
