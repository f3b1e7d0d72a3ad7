/** The window on the desktop. */
package io.github.dreamsphere.viewer.window;
