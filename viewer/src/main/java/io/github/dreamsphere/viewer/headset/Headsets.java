package io.github.dreamsphere.viewer.headset;

/** Finds the headset that was chosen. */
public final class Headsets {
    private Headsets() {}

    /**
     * Connects to a headset. The OpenGL context that draws must be current.
     *
     * @param choice any but {@link HeadsetChoice#NONE}
     * @param standing whether the wearer stands rather than sits
     * @throws HeadsetException if there is no runtime, no headset, or it does not start
     */
    public static Headset open(HeadsetChoice choice, boolean standing) throws HeadsetException {
        return switch (choice) {
            case AUTO -> any(standing);
            case OPENXR -> OpenXrHeadset.open(standing);
            case OPENVR -> OpenVrHeadset.open(standing);
            case NONE -> throw new IllegalArgumentException("no headset was chosen");
        };
    }

    /**
     * Whether a headset of that choice seems to be connected, without using it. For any thread while no headset is in use.
     *
     * @param choice any but {@link HeadsetChoice#NONE}
     */
    public static boolean isConnected(HeadsetChoice choice) {
        return choice != HeadsetChoice.OPENVR && OpenXrRuntime.hasHeadset()
                || choice != HeadsetChoice.OPENXR && OpenVrHeadset.isConnected();
    }

    private static Headset any(boolean standing) throws HeadsetException {
        try {
            return OpenXrHeadset.open(standing);
        } catch (HeadsetException noOpenXr) {
            return openVr(standing, noOpenXr);
        }
    }

    /** Connects to OpenVR's headset where OpenXR has none. If neither has, a runtime that is installed says why. */
    private static Headset openVr(boolean standing, HeadsetException noOpenXr) throws HeadsetException {
        try {
            return OpenVrHeadset.open(standing);
        } catch (NoRuntimeException e) {
            throw noOpenXr instanceof NoRuntimeException
                    ? new NoRuntimeException(
                            "neither OpenXR nor SteamVR is installed; to use a headset, install its own"
                                    + " program or SteamVR")
                    : noOpenXr;
        } catch (HeadsetException e) {
            throw noOpenXr instanceof NoRuntimeException
                    ? e
                    : new HeadsetException(noOpenXr.getMessage() + "; " + e.getMessage(), e);
        }
    }
}
