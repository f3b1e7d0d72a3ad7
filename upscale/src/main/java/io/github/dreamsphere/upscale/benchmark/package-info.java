/** Measures how well networks enlarge, as the papers do: pictures are reduced, enlarged again and compared. */
package io.github.dreamsphere.upscale.benchmark;
