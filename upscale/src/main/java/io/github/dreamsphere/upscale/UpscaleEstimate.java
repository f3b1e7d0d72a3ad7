package io.github.dreamsphere.upscale;

/**
 * What an enlargement will take, by what its networks took for a small piece.
 *
 * @param bytes of memory at its largest
 * @param seconds of time
 * @param options how the memory is kept to that: the tiles to use
 */
public record UpscaleEstimate(long bytes, double seconds, UpscaleOptions options) {}
