package io.github.dreamsphere.models.gpu;

import java.util.function.IntFunction;

/**
 * What kernels need of a graphics card.
 *
 * @param tilings the tiling of a convolution with a number of output channels
 */
record Card(Programs programs, CardMemory memory, IntFunction<Tiling> tilings) {}
