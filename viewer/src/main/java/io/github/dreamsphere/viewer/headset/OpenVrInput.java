package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.openvr.VR.*;

import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lwjgl.openvr.InputAnalogActionData;
import org.lwjgl.openvr.InputDigitalActionData;
import org.lwjgl.openvr.VRActiveActionSet;
import org.lwjgl.openvr.VRInput;
import org.lwjgl.system.MemoryStack;

/** Controllers by OpenVR's action manifest: the runtime maps buttons to actions, and its users may map them anew. */
final class OpenVrInput implements AutoCloseable {
    private static final String MANIFEST = "actions.json";
    private static final List<String> FILES =
            List.of(MANIFEST, "bindings_knuckles.json", "bindings_vive_controller.json", "bindings_oculus_touch.json");
    private static final String SET = "/actions/main";
    private static final String BLEND = "/actions/main/in/blend";

    private final Path folder;
    private final long actionSet;
    private final long blend;
    private final Map<HeadsetAction, Long> actions = new EnumMap<>(HeadsetAction.class);

    /** Tells the runtime of the actions; the manifest's files are laid where it can read them. */
    OpenVrInput() throws HeadsetException {
        folder = unpacked();
        check(VRInput.VRInput_SetActionManifestPath(folder.resolve(MANIFEST).toString()), "the action manifest");
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

    private static Path unpacked() throws HeadsetException {
        try {
            Path folder = Files.createTempDirectory("dreamsphere-openvr");
            for (String file : FILES) {
                try (InputStream in = OpenVrInput.class.getResourceAsStream(file)) {
                    Files.copy(in, folder.resolve(file));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new HeadsetException("the headset's action manifest cannot be written: " + e.getMessage(), e);
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
        try {
            for (String file : FILES) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // A few small files are left in the temporary folder, which its owner cleans.
            folder.toFile().deleteOnExit();
        }
    }
}
