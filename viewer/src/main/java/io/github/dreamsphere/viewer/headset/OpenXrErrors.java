package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.openxr.XR10.*;

/** What OpenXR's results mean to a person. */
final class OpenXrErrors {
    private OpenXrErrors() {}

    /**
     * Lets successes pass.
     *
     * @param what what was asked for, such as "a session"
     * @throws HeadsetSessionEndedException if the headset or its runtime has gone away
     * @throws HeadsetException for any other failure
     */
    static void check(int result, String what) throws HeadsetException {
        if (result == XR_ERROR_SESSION_LOST || result == XR_ERROR_INSTANCE_LOST) {
            throw HeadsetSessionEndedException.gone("OpenXR error " + result);
        }
        if (result == XR_ERROR_RUNTIME_UNAVAILABLE) {
            throw new NoRuntimeException("no OpenXR runtime is installed (OpenXR error " + result
                    + "); install the headset's own program or SteamVR");
        }
        if (result < 0) {
            throw new HeadsetException(meaning(result, what) + " (OpenXR error " + result + ")");
        }
    }

    private static String meaning(int result, String what) {
        return switch (result) {
            case XR_ERROR_FORM_FACTOR_UNAVAILABLE, XR_ERROR_FORM_FACTOR_UNSUPPORTED -> "no headset is connected";
            case XR_ERROR_EXTENSION_NOT_PRESENT ->
                "the headset's OpenXR runtime has no OpenGL; choose another runtime, such as SteamVR";
            case XR_ERROR_RUNTIME_FAILURE, XR_ERROR_INITIALIZATION_FAILED ->
                "the OpenXR runtime does not start; is its service running?";
            case XR_ERROR_FILE_ACCESS_ERROR, XR_ERROR_FILE_CONTENTS_INVALID ->
                "the OpenXR runtime's files cannot be used; install it again";
            case XR_ERROR_API_VERSION_UNSUPPORTED -> "the OpenXR runtime is too old";
            case XR_ERROR_GRAPHICS_DEVICE_INVALID ->
                "the OpenXR runtime cannot use this graphics card; connect the headset to the card that draws the window";
            case XR_ERROR_LIMIT_REACHED -> "the headset is used by another program";
            default -> "the OpenXR runtime refuses " + what;
        };
    }
}
