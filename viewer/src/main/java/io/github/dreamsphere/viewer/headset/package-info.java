/** Headsets: what the viewer asks of one, and OpenVR's. */
package io.github.dreamsphere.viewer.headset;
