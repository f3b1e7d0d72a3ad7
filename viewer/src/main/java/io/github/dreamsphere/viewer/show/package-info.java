/** What goes on from frame to frame, whatever shows it: versions that crossfade, the gaze that reveals, turning pages. */
package io.github.dreamsphere.viewer.show;
