/** Images as rows that come one after the other from the top, so that a large one is never in memory whole. */
package io.github.dreamsphere.upscale.rows;
