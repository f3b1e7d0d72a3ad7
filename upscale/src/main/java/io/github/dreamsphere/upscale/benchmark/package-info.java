/** How well networks enlarge, measured as the papers do: pictures shrunk, enlarged again and compared. */
package io.github.dreamsphere.upscale.benchmark;
