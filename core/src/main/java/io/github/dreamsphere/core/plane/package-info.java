/** Planes of numbers as large as a picture, in memory or in a scratch file, gone over row by row. */
package io.github.dreamsphere.core.plane;
