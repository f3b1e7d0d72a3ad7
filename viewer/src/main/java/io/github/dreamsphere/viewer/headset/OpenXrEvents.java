package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.openxr.XR10.*;

import java.util.Optional;
import org.lwjgl.openxr.XrEventDataBuffer;
import org.lwjgl.openxr.XrEventDataReferenceSpaceChangePending;
import org.lwjgl.openxr.XrEventDataSessionStateChanged;
import org.lwjgl.openxr.XrInstance;
import org.lwjgl.openxr.XrSession;
import org.lwjgl.openxr.XrSessionBeginInfo;
import org.lwjgl.system.MemoryStack;

/** Begins and ends the session as the runtime asks. A runtime may stop asking for frames, and ask for them again later. */
final class OpenXrEvents implements AutoCloseable {
    private final XrInstance instance;
    private final XrSession session;
    private final int space;
    private final XrEventDataBuffer event = XrEventDataBuffer.calloc();
    private boolean running;
    /** When the reference space changes. */
    private Optional<Long> changing = Optional.empty();
    /** When the wearer's recentring takes effect. */
    private Optional<Long> recentring = Optional.empty();

    /** {@code space} is the type of the reference space in which heads are located. */
    OpenXrEvents(XrInstance instance, XrSession session, int space) {
        this.instance = instance;
        this.session = session;
        this.space = space;
    }

    /**
     * Handles the runtime's events since the last call.
     *
     * @throws HeadsetSessionEndedException if there will be no more frames
     */
    void poll() throws HeadsetException {
        while (next()) {
            switch (event.type()) {
                case XR_TYPE_EVENT_DATA_SESSION_STATE_CHANGED ->
                    enter(XrEventDataSessionStateChanged.create(event.address()).state());
                case XR_TYPE_EVENT_DATA_REFERENCE_SPACE_CHANGE_PENDING ->
                    heed(XrEventDataReferenceSpaceChangePending.create(event.address()));
                case XR_TYPE_EVENT_DATA_INSTANCE_LOSS_PENDING ->
                    throw HeadsetSessionEndedException.gone("its OpenXR runtime ends");
                default -> {}
            }
        }
    }

    private boolean next() throws HeadsetException {
        event.type$Default().next(0);
        int result = xrPollEvent(instance, event);
        OpenXrErrors.check(result, "events");
        return result != XR_EVENT_UNAVAILABLE;
    }

    private void enter(int state) throws HeadsetException {
        switch (state) {
            case XR_SESSION_STATE_READY -> begin();
            case XR_SESSION_STATE_STOPPING -> {
                running = false;
                OpenXrErrors.check(xrEndSession(session), "the end of a session");
            }
            case XR_SESSION_STATE_EXITING -> throw HeadsetSessionEndedException.left();
            case XR_SESSION_STATE_LOSS_PENDING ->
                throw HeadsetSessionEndedException.gone("its OpenXR runtime ends the session");
            default -> {}
        }
    }

    private void begin() throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrSessionBeginInfo info = XrSessionBeginInfo.calloc(stack)
                    .type$Default()
                    .primaryViewConfigurationType(XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO);
            OpenXrErrors.check(xrBeginSession(session, info), "a session");
            running = true;
        }
    }

    private void heed(XrEventDataReferenceSpaceChangePending change) {
        if (change.referenceSpaceType() == space) {
            changing = Optional.of(change.changeTime());
        }
        // Runtimes change the local space when the wearer recentres, even if heads are located in another space.
        if (change.referenceSpaceType() == XR_REFERENCE_SPACE_TYPE_LOCAL) {
            recentring = Optional.of(change.changeTime());
        }
    }

    /** Whether the runtime wants frames now. */
    boolean isRunning() {
        return running;
    }

    /** Whether the reference space has been replaced before {@code time}; true once for each change. */
    boolean changedBefore(long time) {
        boolean changed = changing.isPresent() && changing.get() <= time;
        if (changed) {
            changing = Optional.empty();
        }
        return changed;
    }

    /** Whether the wearer has recentred in the runtime's own way before {@code time}; true once for each time. */
    boolean recentredBefore(long time) {
        boolean recentred = recentring.isPresent() && recentring.get() <= time;
        if (recentred) {
            recentring = Optional.empty();
        }
        return recentred;
    }

    @Override
    public void close() {
        event.free();
    }
}
