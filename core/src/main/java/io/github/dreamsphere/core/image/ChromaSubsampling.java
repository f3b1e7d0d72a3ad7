package io.github.dreamsphere.core.image;

/** The chroma subsampling of a JPEG. */
public enum ChromaSubsampling {
    /** 4:4:4, a colour for every pixel, as the fine saturated detail of dreams needs. */
    NONE,
    /** 4:2:0, a colour for every 2 × 2 pixels; files are about a third smaller. */
    QUARTER
}
