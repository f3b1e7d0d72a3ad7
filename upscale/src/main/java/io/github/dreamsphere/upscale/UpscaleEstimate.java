package io.github.dreamsphere.upscale;

/**
 * What an enlargement is expected to take, from a trial of its networks on a small tile.
 *
 * @param bytes peak memory in bytes
 * @param seconds time in seconds
 * @param options the options with the tiles that keep to that memory
 */
public record UpscaleEstimate(long bytes, double seconds, UpscaleOptions options) {}
