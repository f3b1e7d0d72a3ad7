package io.github.dreamsphere.upscale.file;

/** What the pixels of a file are. */
public enum PictureLayout {
    /** A photosphere, or the part of one that its GPano tags say. */
    SPHERE,
    /** Two full spheres, the left eye's above the right one's. */
    OVER_UNDER,
    /** A plain picture, whatever its tags say. */
    FLAT
}
