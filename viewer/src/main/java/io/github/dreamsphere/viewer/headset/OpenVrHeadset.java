package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.openvr.VR.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.lwjgl.opengl.GL33C;
import org.lwjgl.openvr.HmdMatrix34;
import org.lwjgl.openvr.OpenVR;
import org.lwjgl.openvr.Texture;
import org.lwjgl.openvr.TrackedDevicePose;
import org.lwjgl.openvr.VRCompositor;
import org.lwjgl.openvr.VREvent;
import org.lwjgl.openvr.VRSystem;
import org.lwjgl.system.MemoryStack;

/** A headset by OpenVR (SteamVR and compatible runtimes). One at a time. */
public final class OpenVrHeadset implements Headset {
    /** So many frames in a row may fail, as they do while a runtime's menu is open, before the headset counts as gone. */
    private static final int FRAMES_TO_RECOVER = 90;

    /** No headset shows fewer frames a second. */
    private static final double SLOWEST_RATE = 30;

    private final OpenVrInput input;
    private final double period;
    private final int eyeWidth;
    private final int eyeHeight;
    private Rotation head = Rotation.IDENTITY;
    private boolean frameFails;
    private int failedFrames;

    private OpenVrHeadset(boolean standing) throws HeadsetException {
        OpenVrFunctions.load();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer width = stack.mallocInt(1);
            IntBuffer height = stack.mallocInt(1);
            VRSystem.VRSystem_GetRecommendedRenderTargetSize(width, height);
            eyeWidth = width.get(0);
            eyeHeight = height.get(0);
        }
        period = askedPeriod();
        VRCompositor.VRCompositor_SetTrackingSpace(
                standing
                        ? ETrackingUniverseOrigin_TrackingUniverseStanding
                        : ETrackingUniverseOrigin_TrackingUniverseSeated);
        input = new OpenVrInput();
    }

    /**
     * Connects to the runtime.
     *
     * @param standing whether the wearer stands rather than sits
     * @throws HeadsetException if there is no runtime, no headset, or it does not start; the message names OpenVR's
     *     error number
     */
    public static OpenVrHeadset open(boolean standing) throws HeadsetException {
        if (!OpenVrInstallation.ofProcess().exists()) {
            throw failure(EVRInitError_VRInitError_Init_PathRegistryNotFound);
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            VR_InitInternal(error, EVRApplicationType_VRApplication_Scene);
            if (error.get(0) != EVRInitError_VRInitError_None) {
                throw failure(error.get(0));
            }
        } catch (LinkageError e) {
            throw new HeadsetException("OpenVR cannot be used on this machine: " + e.getMessage(), e);
        }
        try {
            return new OpenVrHeadset(standing);
        } catch (HeadsetException e) {
            shutDown();
            throw e;
        }
    }

    /** Whether a headset seems to be connected. This starts no runtime. */
    static boolean isConnected() {
        try {
            return OpenVrInstallation.ofProcess().exists() && VR_IsRuntimeInstalled() && VR_IsHmdPresent();
        } catch (LinkageError e) {
            return false;
        }
    }

    private static HeadsetException failure(int error) {
        return switch (error) {
            case EVRInitError_VRInitError_Init_PathRegistryNotFound,
                    EVRInitError_VRInitError_Init_InstallationNotFound ->
                new NoRuntimeException("no OpenVR runtime is installed (error " + error + "); install SteamVR");
            case EVRInitError_VRInitError_Init_HmdNotFound ->
                new HeadsetException("no headset is connected (error " + error + ")");
            default ->
                new HeadsetException("OpenVR does not start: " + VR_GetVRInitErrorAsEnglishDescription(error)
                        + " (error " + error + ")");
        };
    }

    @Override
    public int eyeWidth() {
        return eyeWidth;
    }

    @Override
    public int eyeHeight() {
        return eyeHeight;
    }

    @Override
    public double period() {
        return period;
    }

    private static double askedPeriod() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.callocInt(1);
            double rate = VRSystem.VRSystem_GetFloatTrackedDeviceProperty(
                    k_unTrackedDeviceIndex_Hmd, ETrackedDeviceProperty_Prop_DisplayFrequency_Float, error);
            boolean isKnown = error.get(0) == ETrackedPropertyError_TrackedProp_Success && rate >= SLOWEST_RATE;
            return isKnown ? 1 / rate : USUAL_PERIOD;
        }
    }

    @Override
    public EyeOptics optics(Eye eye) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            FloatBuffer left = stack.mallocFloat(1);
            FloatBuffer right = stack.mallocFloat(1);
            FloatBuffer top = stack.mallocFloat(1);
            FloatBuffer bottom = stack.mallocFloat(1);
            VRSystem.VRSystem_GetProjectionRaw(number(eye), left, right, top, bottom);
            HmdMatrix34 matrix = HmdMatrix34.malloc(stack);
            VRSystem.VRSystem_GetEyeToHeadTransform(number(eye), matrix);
            // What OpenVR calls top is the smaller tangent, and y goes up: it is the lower edge.
            return new EyeOptics(new ViewPlane(left.get(0), right.get(0), top.get(0), bottom.get(0)), rotation(matrix));
        }
    }

    private static int number(Eye eye) {
        return eye == Eye.LEFT ? EVREye_Eye_Left : EVREye_Eye_Right;
    }

    /** The rotation of a pose, straightened: single precision leaves it a little askew. */
    private static Rotation rotation(HmdMatrix34 m) {
        Vec3 x = new Vec3(m.m(0), m.m(4), m.m(8)).normalized();
        Vec3 z = x.cross(new Vec3(m.m(1), m.m(5), m.m(9))).normalized();
        Vec3 y = z.cross(x);
        return new Rotation(x.x(), y.x(), z.x(), x.y(), y.y(), z.y(), x.z(), y.z(), z.z());
    }

    @Override
    public Optional<Rotation> awaitHead() throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            TrackedDevicePose.Buffer poses = TrackedDevicePose.calloc(k_unMaxTrackedDeviceCount, stack);
            heed(VRCompositor.VRCompositor_WaitGetPoses(poses, null), "waiting for a frame");
            TrackedDevicePose pose = poses.get(k_unTrackedDeviceIndex_Hmd);
            if (pose.bPoseIsValid()) {
                head = rotation(pose.mDeviceToAbsoluteTracking());
            }
            return Optional.of(head);
        }
    }

    @Override
    public void submit(Eye eye, int texture) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            Texture submitted =
                    Texture.calloc(stack).set(texture, ETextureType_TextureType_OpenGL, EColorSpace_ColorSpace_Gamma);
            heed(
                    VRCompositor.VRCompositor_Submit(number(eye), submitted, null, EVRSubmitFlags_Submit_Default),
                    "showing a frame");
        }
    }

    /** Another program in front is no error; others pass or go on until the headset counts as gone. */
    private void heed(int error, String what) throws HeadsetException {
        if (frameFails
                || error == EVRCompositorError_VRCompositorError_None
                || error == EVRCompositorError_VRCompositorError_DoNotHaveFocus) {
            return;
        }
        frameFails = true;
        failedFrames++;
        if (failedFrames > FRAMES_TO_RECOVER) {
            throw new HeadsetException("the headset is gone: " + what + " failed " + failedFrames
                    + " times in a row (compositor error " + error + ")");
        }
    }

    @Override
    public void endFrame() {
        GL33C.glFlush();
        if (!frameFails) {
            failedFrames = 0;
        }
        frameFails = false;
    }

    @Override
    public HeadsetInput input() {
        input.update();
        Set<Integer> events = events();
        boolean quits = events.contains(EVREventType_VREvent_Quit);
        if (quits) {
            VRSystem.VRSystem_AcknowledgeQuit_Exiting();
        }
        HeadsetInput update = new HeadsetInput(input.pressed(), input.blend(), input.turning(), quits);
        boolean recentred = events.contains(EVREventType_VREvent_SeatedZeroPoseReset)
                || events.contains(EVREventType_VREvent_StandingZeroPoseReset);
        return recentred ? update.with(HeadsetAction.RECENTER) : update;
    }

    /** The types of the events since the last call. */
    private static Set<Integer> events() {
        Set<Integer> types = new HashSet<>();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VREvent event = VREvent.calloc(stack);
            while (VRSystem.VRSystem_PollNextEvent(event, VREvent.SIZEOF)) {
                types.add(event.eventType());
            }
        }
        return types;
    }

    @Override
    public String name() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            return VRSystem.VRSystem_GetStringTrackedDeviceProperty(
                    k_unTrackedDeviceIndex_Hmd, ETrackedDeviceProperty_Prop_ModelNumber_String, stack.mallocInt(1));
        }
    }

    @Override
    public void close() {
        input.close();
        shutDown();
    }

    private static void shutDown() {
        VR_ShutdownInternal();
        OpenVR.destroy();
    }
}
