/** Planes of pixels, in memory or in a scratch file, that are worked on row by row. */
package io.github.dreamsphere.core.plane;
