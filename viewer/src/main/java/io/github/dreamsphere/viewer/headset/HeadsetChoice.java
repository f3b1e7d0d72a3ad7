package io.github.dreamsphere.viewer.headset;

/** Which headset to show pictures in. */
public enum HeadsetChoice {
    /** OpenXR's, or OpenVR's, or else the window alone, with a line that says why. */
    AUTO,
    /** OpenXR's; it is an error if there is none. */
    OPENXR,
    /** OpenVR's; it is an error if there is none. */
    OPENVR,
    /** None. */
    NONE
}
