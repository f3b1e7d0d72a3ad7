/** Enlarges picture files. */
package io.github.dreamsphere.upscale.file;
