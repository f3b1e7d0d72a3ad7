package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.openvr.VR.*;

import java.nio.LongBuffer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.lwjgl.openvr.InputAnalogActionData;
import org.lwjgl.openvr.InputDigitalActionData;
import org.lwjgl.openvr.VRActiveActionSet;
import org.lwjgl.openvr.VRInput;
import org.lwjgl.system.MemoryStack;

/** Controllers by OpenVR's action manifest: the runtime maps buttons to actions, and its users may map them anew. */
final class OpenVrInput implements AutoCloseable {
    private static final String SET = "/actions/main";
    private static final String BLEND = "/actions/main/in/blend";

    private final OpenVrManifest manifest;
    private final long actionSet;
    private final long blend;
    private final Map<HeadsetAction, Long> actions = new EnumMap<>(HeadsetAction.class);

    /** Tells the runtime of the actions; the manifest lies where it can read it. */
    OpenVrInput() throws HeadsetException {
        manifest = OpenVrManifest.unpack();
        check(VRInput.VRInput_SetActionManifestPath(manifest.file().toString()), "the action manifest");
        try (MemoryStack stack = MemoryStack.stackPush()) {
            LongBuffer handle = stack.mallocLong(1);
            check(VRInput.VRInput_GetActionSetHandle(SET, handle), SET);
            actionSet = handle.get(0);
            for (HeadsetAction action : HeadsetAction.values()) {
                check(VRInput.VRInput_GetActionHandle(action.path(), handle), action.path());
                actions.put(action, handle.get(0));
            }
            check(VRInput.VRInput_GetActionHandle(BLEND, handle), BLEND);
            blend = handle.get(0);
        }
    }

    private static void check(int error, String what) throws HeadsetException {
        if (error != EVRInputError_VRInputError_None) {
            throw new HeadsetException("the OpenVR runtime does not take " + what + " (input error " + error + ")");
        }
    }

    /** Has the runtime look at the controllers. */
    void update() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VRActiveActionSet.Buffer sets = VRActiveActionSet.calloc(1, stack);
            sets.get(0).ulActionSet(actionSet);
            VRInput.VRInput_UpdateActionState(sets, VRActiveActionSet.SIZEOF);
        }
    }

    /** The actions whose buttons went down since the update before. */
    Set<HeadsetAction> pressed() {
        Set<HeadsetAction> pressed = EnumSet.noneOf(HeadsetAction.class);
        try (MemoryStack stack = MemoryStack.stackPush()) {
            InputDigitalActionData data = InputDigitalActionData.calloc(stack);
            actions.forEach((action, handle) -> {
                VRInput.VRInput_GetDigitalActionData(handle, data, k_ulInvalidInputValueHandle);
                if (data.bActive() && data.bState() && data.bChanged()) {
                    pressed.add(action);
                }
            });
        }
        return pressed;
    }

    /** Which way the wearer turns: −1 to the left, 1 to the right, or 0. */
    double turning() {
        return held(HeadsetAction.TURN_RIGHT) - held(HeadsetAction.TURN_LEFT);
    }

    private int held(HeadsetAction action) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            InputDigitalActionData data = InputDigitalActionData.calloc(stack);
            VRInput.VRInput_GetDigitalActionData(actions.get(action), data, k_ulInvalidInputValueHandle);
            return data.bActive() && data.bState() ? 1 : 0;
        }
    }

    /** How far the trigger is pulled, 0..1. */
    double blend() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            InputAnalogActionData data = InputAnalogActionData.calloc(stack);
            VRInput.VRInput_GetAnalogActionData(blend, data, k_ulInvalidInputValueHandle);
            return data.bActive() ? Math.min(1, Math.max(0, data.x())) : 0;
        }
    }

    @Override
    public void close() {
        manifest.close();
    }
}
