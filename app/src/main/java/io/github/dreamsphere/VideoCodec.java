package io.github.dreamsphere;

/** How a video is compressed. */
public enum VideoCodec {
    /** H.264, which every player reads. */
    H264,
    /** HEVC, also called H.265. */
    HEVC,
    /** VP9, for very large frames and for WebM. */
    VP9
}
