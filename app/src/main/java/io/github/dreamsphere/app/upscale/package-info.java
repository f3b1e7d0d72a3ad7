/** Enlarges files and photospheres as a request says. */
package io.github.dreamsphere.app.upscale;
