/** Images as streams of rows from the top, so that a large image is never in memory as a whole. */
package io.github.dreamsphere.upscale.rows;
