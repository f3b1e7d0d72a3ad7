package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.openxr.XR10.*;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.XrAction;
import org.lwjgl.openxr.XrActionCreateInfo;
import org.lwjgl.openxr.XrActionSet;
import org.lwjgl.openxr.XrActionSetCreateInfo;
import org.lwjgl.openxr.XrActionStateBoolean;
import org.lwjgl.openxr.XrActionStateFloat;
import org.lwjgl.openxr.XrActionStateGetInfo;
import org.lwjgl.openxr.XrActionSuggestedBinding;
import org.lwjgl.openxr.XrActionsSyncInfo;
import org.lwjgl.openxr.XrActiveActionSet;
import org.lwjgl.openxr.XrInteractionProfileState;
import org.lwjgl.openxr.XrInteractionProfileSuggestedBinding;
import org.lwjgl.openxr.XrSession;
import org.lwjgl.openxr.XrSessionActionSetsAttachInfo;
import org.lwjgl.system.MemoryStack;

/** Controllers and hands by OpenXR's actions: the runtime maps inputs to actions, and its users may map them anew. */
final class OpenXrInput implements AutoCloseable {
    private static final String BLEND = "blend";
    private static final String TURN = "turn";

    private final OpenXrRuntime runtime;
    private final XrSession session;
    private final XrActionSet set;
    private final Map<HeadsetAction, XrAction> buttons = new EnumMap<>(HeadsetAction.class);
    private final Map<String, XrAction> others = new TreeMap<>();
    private final SnapStick stick = new SnapStick();

    /** Tells the runtime of the actions, and of the inputs that usually do them. */
    OpenXrInput(OpenXrRuntime runtime, XrSession session) throws HeadsetException {
        this.runtime = runtime;
        this.session = session;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrActionSetCreateInfo info = XrActionSetCreateInfo.calloc(stack)
                    .type$Default()
                    .actionSetName(stack.ASCII("main"))
                    .localizedActionSetName(stack.UTF8("Dreamsphere"));
            PointerBuffer handle = stack.mallocPointer(1);
            OpenXrErrors.check(xrCreateActionSet(runtime.instance(), info, handle), "actions");
            set = new XrActionSet(handle.get(0), runtime.instance());
        }
        makeActions();
        for (OpenXrController controller : OpenXrController.values()) {
            if (controller.extension().isEmpty() || runtime.has(controller.extension())) {
                suggest(controller);
            }
        }
        attach();
    }

    private void makeActions() throws HeadsetException {
        for (HeadsetAction action : HeadsetAction.values()) {
            buttons.put(action, action(name(action), action.label(), XR_ACTION_TYPE_BOOLEAN_INPUT));
        }
        for (Pad pad : Pad.values()) {
            others.put(pad.click, action(pad.click, pad.label, XR_ACTION_TYPE_BOOLEAN_INPUT));
            others.put(pad.side, action(pad.side, pad.label + ": side", XR_ACTION_TYPE_FLOAT_INPUT));
        }
        others.put(BLEND, action(BLEND, "Blend to the dream", XR_ACTION_TYPE_FLOAT_INPUT));
        others.put(TURN, action(TURN, "Turn", XR_ACTION_TYPE_FLOAT_INPUT));
    }

    private static String name(HeadsetAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private XrAction action(String name, String label, int type) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrActionCreateInfo info = XrActionCreateInfo.calloc(stack)
                    .type$Default()
                    .actionName(stack.ASCII(name))
                    .localizedActionName(stack.UTF8(label))
                    .actionType(type);
            PointerBuffer handle = stack.mallocPointer(1);
            OpenXrErrors.check(xrCreateAction(set, info, handle), "the action " + name);
            return new XrAction(handle.get(0), set);
        }
    }

    private void suggest(OpenXrController controller) throws HeadsetException {
        List<OpenXrController.Binding> bindings = controller.bindings();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrActionSuggestedBinding.Buffer suggested = XrActionSuggestedBinding.calloc(bindings.size(), stack);
            for (int i = 0; i < bindings.size(); i++) {
                suggested
                        .get(i)
                        .action(action(bindings.get(i).action()))
                        .binding(runtime.path(bindings.get(i).input()));
            }
            XrInteractionProfileSuggestedBinding profile = XrInteractionProfileSuggestedBinding.calloc(stack)
                    .type$Default()
                    .interactionProfile(runtime.path(controller.profile()))
                    .suggestedBindings(suggested);
            int result = xrSuggestInteractionProfileBindings(runtime.instance(), profile);
            // A runtime need not know every controller.
            if (result != XR_ERROR_PATH_UNSUPPORTED) {
                OpenXrErrors.check(result, "the inputs of " + controller.profile());
            }
        }
    }

    private XrAction action(String name) {
        return Arrays.stream(HeadsetAction.values())
                .filter(action -> name(action).equals(name))
                .findFirst()
                .map(buttons::get)
                .orElseGet(() -> others.get(name));
    }

    private void attach() throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrSessionActionSetsAttachInfo info = XrSessionActionSetsAttachInfo.calloc(stack)
                    .type$Default()
                    .actionSets(stack.pointers(set.address()));
            OpenXrErrors.check(xrAttachSessionActionSets(session, info), "actions");
        }
    }

    /** What has been done since the update before. */
    HeadsetInput update() throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrActiveActionSet.Buffer active = XrActiveActionSet.calloc(1, stack);
            active.get(0).actionSet(set);
            XrActionsSyncInfo info =
                    XrActionsSyncInfo.calloc(stack).type$Default().activeActionSets(active);
            OpenXrErrors.check(xrSyncActions(session, info), "actions");
        }
        Set<HeadsetAction> pressed = EnumSet.noneOf(HeadsetAction.class);
        for (Map.Entry<HeadsetAction, XrAction> button : buttons.entrySet()) {
            if (button(button.getValue()).isNew()) {
                pressed.add(button.getKey());
            }
        }
        double turning = value(others.get(TURN));
        stick.move(turning).ifPresent(pressed::add);
        for (Pad pad : Pad.values()) {
            Button click = button(others.get(pad.click));
            if (click.isDown()) {
                HeadsetAction action = value(others.get(pad.side)) < 0 ? pad.left : pad.right;
                turning += turn(action);
                if (click.isNew()) {
                    pressed.add(action);
                }
            }
        }
        return new HeadsetInput(pressed, clamped(value(others.get(BLEND)), 0), clamped(turning, -1), false);
    }

    private static double turn(HeadsetAction action) {
        return switch (action) {
            case TURN_LEFT -> -1;
            case TURN_RIGHT -> 1;
            default -> 0;
        };
    }

    private static double clamped(double value, double least) {
        return Math.min(1, Math.max(least, value));
    }

    /** What the controller in the right hand does, or else that in the left; empty while the runtime knows of none. */
    List<Control> controls() throws HeadsetException {
        List<Control> right = controls("/user/hand/right");
        return right.isEmpty() ? controls("/user/hand/left") : right;
    }

    private List<Control> controls(String hand) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrInteractionProfileState state =
                    XrInteractionProfileState.calloc(stack).type$Default();
            OpenXrErrors.check(xrGetCurrentInteractionProfile(session, runtime.path(hand), state), "its controllers");
            for (OpenXrController controller : OpenXrController.values()) {
                if (state.interactionProfile() != XR_NULL_PATH
                        && state.interactionProfile() == runtime.path(controller.profile())) {
                    return controller.controls();
                }
            }
            return List.of();
        }
    }

    /**
     * A button's state.
     *
     * @param isDown whether it is held
     * @param isNew whether it was not held at the update before
     */
    private record Button(boolean isDown, boolean isNew) {}

    private Button button(XrAction button) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrActionStateBoolean state = XrActionStateBoolean.calloc(stack).type$Default();
            OpenXrErrors.check(xrGetActionStateBoolean(session, wanted(button, stack), state), "a button");
            boolean down = state.isActive() && state.currentState();
            return new Button(down, down && state.changedSinceLastSync());
        }
    }

    private double value(XrAction axis) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrActionStateFloat state = XrActionStateFloat.calloc(stack).type$Default();
            OpenXrErrors.check(xrGetActionStateFloat(session, wanted(axis, stack), state), "an axis");
            return state.isActive() ? state.currentState() : 0;
        }
    }

    private static XrActionStateGetInfo wanted(XrAction action, MemoryStack stack) {
        return XrActionStateGetInfo.calloc(stack).type$Default().action(action);
    }

    @Override
    public void close() {
        xrDestroyActionSet(set);
    }

    /** A trackpad that is pressed at its left or its right side. */
    private enum Pad {
        LEFT("left_pad", "Left trackpad", HeadsetAction.TURN_LEFT, HeadsetAction.TURN_RIGHT),
        RIGHT("right_pad", "Right trackpad", HeadsetAction.PREVIOUS, HeadsetAction.NEXT);

        private final String side;
        private final String click;
        private final String label;
        private final HeadsetAction left;
        private final HeadsetAction right;

        Pad(String name, String label, HeadsetAction left, HeadsetAction right) {
            this.side = name;
            this.click = name + "_click";
            this.label = label;
            this.left = left;
            this.right = right;
        }
    }
}
