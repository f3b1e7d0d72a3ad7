package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.openxr.XR10.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.XrCompositionLayerProjection;
import org.lwjgl.openxr.XrCompositionLayerProjectionView;
import org.lwjgl.openxr.XrFovf;
import org.lwjgl.openxr.XrFrameEndInfo;
import org.lwjgl.openxr.XrFrameState;
import org.lwjgl.openxr.XrQuaternionf;
import org.lwjgl.openxr.XrReferenceSpaceCreateInfo;
import org.lwjgl.openxr.XrSession;
import org.lwjgl.openxr.XrSpace;
import org.lwjgl.openxr.XrSpaceLocation;
import org.lwjgl.openxr.XrView;
import org.lwjgl.openxr.XrViewLocateInfo;
import org.lwjgl.openxr.XrViewState;
import org.lwjgl.system.MemoryStack;

/** A headset by OpenXR (SteamVR, Meta's and Varjo's programs, Monado). One at a time. */
public final class OpenXrHeadset implements Headset {
    private static final Vec3 UP = new Vec3(0, 1, 0);
    private static final Vec3 AHEAD = new Vec3(0, 0, -1);

    private final Deque<Runnable> toClose = new ArrayDeque<>();
    private final OpenXrRuntime runtime;
    private final XrSession session;
    private final XrSpace room;
    private final XrSpace headSpace;
    private final OpenXrEvents events;
    private final OpenXrInput input;
    private final Map<Eye, OpenXrSwapchain> swapchains = new EnumMap<>(Eye.class);
    private final XrFrameState frame = XrFrameState.calloc().type$Default();
    private final XrView.Buffer views = XrView.calloc(Eye.values().length);
    private final Map<Eye, EyeOptics> optics = new EnumMap<>(Eye.class);
    private final String name;
    private final int eyeWidth;
    private final int eyeHeight;
    private Rotation head = Rotation.IDENTITY;
    /** Keeps the view where it is when the runtime turns the room: radians to the right. */
    private double turned;

    /** Whether the wearer has recentred since the last call of {@link #input}. */
    private boolean isRecentred;

    private OpenXrHeadset(OpenXrRuntime runtime, boolean standing) throws HeadsetException {
        this.runtime = runtime;
        toClose.push(runtime::close);
        toClose.push(frame::free);
        toClose.push(views::free);
        views.forEach(XrView::type$Default);
        try {
            name = runtime.headset() + " (OpenXR)";
            int[] size = runtime.eyeSize();
            eyeWidth = size[0];
            eyeHeight = size[1];
            session = OpenXrGraphics.session(runtime);
            toClose.push(() -> xrDestroySession(session));
            int space = standing && hasStage() ? XR_REFERENCE_SPACE_TYPE_STAGE : XR_REFERENCE_SPACE_TYPE_LOCAL;
            room = space(space);
            headSpace = space(XR_REFERENCE_SPACE_TYPE_VIEW);
            events = new OpenXrEvents(runtime.instance(), session, space);
            toClose.push(events::close);
            input = new OpenXrInput(runtime, session);
            toClose.push(input::close);
            for (Eye eye : Eye.values()) {
                OpenXrSwapchain swapchain = new OpenXrSwapchain(session, eyeWidth, eyeHeight);
                toClose.push(swapchain::close);
                swapchains.put(eye, swapchain);
            }
        } catch (HeadsetException | RuntimeException | LinkageError e) {
            close();
            throw e;
        }
    }

    /**
     * Connects to the runtime, to show what the current OpenGL context draws.
     *
     * @param standing whether the wearer stands rather than sits
     * @throws HeadsetException if there is no runtime, no headset, or it does not start; the message names OpenXR's
     *     error number
     */
    public static OpenXrHeadset open(boolean standing) throws HeadsetException {
        try {
            return new OpenXrHeadset(OpenXrRuntime.open(), standing);
        } catch (LinkageError e) {
            throw new HeadsetException("OpenXR cannot be used on this machine: " + e.getMessage(), e);
        }
    }

    private boolean hasStage() throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            OpenXrErrors.check(xrEnumerateReferenceSpaces(session, count, null), "its spaces");
            IntBuffer types = stack.mallocInt(count.get(0));
            OpenXrErrors.check(xrEnumerateReferenceSpaces(session, count, types), "its spaces");
            for (int i = 0; i < count.get(0); i++) {
                if (types.get(i) == XR_REFERENCE_SPACE_TYPE_STAGE) {
                    return true;
                }
            }
            return false;
        }
    }

    private XrSpace space(int type) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrReferenceSpaceCreateInfo info = XrReferenceSpaceCreateInfo.calloc(stack)
                    .type$Default()
                    .referenceSpaceType(type)
                    .poseInReferenceSpace(pose -> pose.orientation().w(1));
            PointerBuffer handle = stack.mallocPointer(1);
            OpenXrErrors.check(xrCreateReferenceSpace(session, info, handle), "a space");
            XrSpace space = new XrSpace(handle.get(0), session);
            toClose.push(() -> xrDestroySpace(space));
            return space;
        }
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
        // Before the first frame there is none.
        return frame.predictedDisplayPeriod() > 0 ? frame.predictedDisplayPeriod() / 1e9 : USUAL_PERIOD;
    }

    @Override
    public EyeOptics optics(Eye eye) {
        return optics.get(eye);
    }

    @Override
    public Optional<Rotation> awaitHead() throws HeadsetException {
        events.poll();
        if (!events.isRunning()) {
            return Optional.empty();
        }
        OpenXrErrors.check(xrWaitFrame(session, null, frame), "a frame");
        OpenXrErrors.check(xrBeginFrame(session, null), "a frame");
        if (!frame.shouldRender() || !locate()) {
            end(false);
            return Optional.empty();
        }
        return Optional.of(head);
    }

    /** Finds out where head and eyes will be; false if they have never been tracked. */
    private boolean locate() throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            long time = frame.predictedDisplayTime();
            XrSpaceLocation location = XrSpaceLocation.calloc(stack).type$Default();
            OpenXrErrors.check(xrLocateSpace(headSpace, room, time, location), "the head's place");
            XrViewState state = XrViewState.calloc(stack).type$Default();
            XrViewLocateInfo wanted = XrViewLocateInfo.calloc(stack)
                    .type$Default()
                    .viewConfigurationType(XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO)
                    .displayTime(time)
                    .space(room);
            OpenXrErrors.check(xrLocateViews(session, wanted, state, stack.mallocInt(1), views), "the eyes' places");
            boolean tracked = (location.locationFlags() & XR_SPACE_LOCATION_ORIENTATION_VALID_BIT) != 0
                    && (state.viewStateFlags() & XR_VIEW_STATE_ORIENTATION_VALID_BIT) != 0;
            if (tracked) {
                take(rotation(location.pose().orientation()), time);
            }
            return !optics.isEmpty();
        }
    }

    private void take(Rotation inRoom, long time) {
        isRecentred |= events.recentredBefore(time);
        if (events.changedBefore(time)) {
            // The view must not jump. If the wearer has recentred, the first view comes after a blink.
            turned = longitude(head) - longitude(inRoom);
        }
        head = Rotation.ofAxis(UP, -turned).then(inRoom);
        for (Eye eye : Eye.values()) {
            XrView view = views.get(eye.ordinal());
            Rotation headFromEye = inRoom.inverse().then(rotation(view.pose().orientation()));
            optics.put(eye, new EyeOptics(plane(view.fov()), headFromEye));
        }
    }

    private static double longitude(Rotation head) {
        return head.apply(AHEAD).longitude();
    }

    private static ViewPlane plane(XrFovf fov) {
        return new ViewPlane(
                Math.tan(fov.angleLeft()),
                Math.tan(fov.angleRight()),
                Math.tan(fov.angleDown()),
                Math.tan(fov.angleUp()));
    }

    private static Rotation rotation(XrQuaternionf q) {
        double length = Math.sqrt(q.x() * q.x() + q.y() * q.y() + q.z() * q.z() + q.w() * q.w());
        return Rotation.ofQuaternion(q.x() / length, q.y() / length, q.z() / length, q.w() / length);
    }

    @Override
    public void submit(Eye eye, int texture) throws HeadsetException {
        swapchains.get(eye).show(texture);
    }

    @Override
    public void endFrame() throws HeadsetException {
        end(true);
    }

    private void end(boolean shows) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrFrameEndInfo info = XrFrameEndInfo.calloc(stack)
                    .type$Default()
                    .displayTime(frame.predictedDisplayTime())
                    .environmentBlendMode(XR_ENVIRONMENT_BLEND_MODE_OPAQUE);
            if (shows) {
                info.layerCount(1).layers(stack.pointers(layer(stack).address()));
            }
            OpenXrErrors.check(xrEndFrame(session, info), "a frame");
        }
    }

    private XrCompositionLayerProjection layer(MemoryStack stack) {
        XrCompositionLayerProjectionView.Buffer shown =
                XrCompositionLayerProjectionView.calloc(views.capacity(), stack);
        for (Eye eye : Eye.values()) {
            XrView view = views.get(eye.ordinal());
            XrCompositionLayerProjectionView picture = shown.get(eye.ordinal());
            picture.type$Default().pose(view.pose()).fov(view.fov());
            swapchains.get(eye).describe(picture.subImage());
        }
        return XrCompositionLayerProjection.calloc(stack)
                .type$Default()
                .space(room)
                .views(shown);
    }

    @Override
    public HeadsetInput input() throws HeadsetException {
        if (!events.isRunning()) {
            return HeadsetInput.NONE;
        }
        HeadsetInput update = input.update();
        boolean recentred = isRecentred;
        isRecentred = false;
        return recentred ? update.with(HeadsetAction.RECENTER) : update;
    }

    @Override
    public List<Control> controls() throws HeadsetException {
        return events.isRunning() ? input.controls() : List.of();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            toClose.pop().run();
        }
    }
}
