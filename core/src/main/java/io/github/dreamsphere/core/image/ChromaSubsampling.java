package io.github.dreamsphere.core.image;

/** How finely a JPEG keeps colour, as against brightness. */
public enum ChromaSubsampling {
    /** 4:4:4, a colour of its own for every pixel: what a dream's fine saturated detail needs. */
    NONE,
    /** 4:2:0, a colour for every 2 × 2 pixels: files about a third smaller. */
    QUARTER
}
