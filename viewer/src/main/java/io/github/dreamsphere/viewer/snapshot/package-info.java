/** Pictures of what one would see, drawn without a display. */
package io.github.dreamsphere.viewer.snapshot;
