/** Views of panoramas as pictures, drawn without a display. */
package io.github.dreamsphere.viewer.snapshot;
