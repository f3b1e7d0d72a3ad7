package io.github.dreamsphere.viewer.headset;

/** Which headset to show pictures in. */
public enum HeadsetChoice {
    /** One that is there; else the window alone, with a line that says why. */
    AUTO,
    /** OpenVR's; it is an error if there is none. */
    OPENVR,
    /** None. */
    OFF
}
