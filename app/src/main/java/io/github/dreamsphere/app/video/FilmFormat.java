package io.github.dreamsphere.app.video;

/** What a film's file is. */
public enum FilmFormat {
    /** MPEG-4, with sound. */
    MP4,
    /** WebM, with sound that is Opus or Vorbis. */
    WEBM,
    /** A GIF, without sound, of 256 colours. */
    GIF,
    /** A WebP that moves, without sound. */
    WEBP;

    /** Whether it is a moving picture rather than a video: it has no sound, and says nothing of spheres. */
    public boolean isPicture() {
        return this == GIF || this == WEBP;
    }
}
