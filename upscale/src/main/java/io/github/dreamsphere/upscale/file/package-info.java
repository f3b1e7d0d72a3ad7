/** Files enlarged: one, or many with what has been done kept in mind. */
package io.github.dreamsphere.upscale.file;
