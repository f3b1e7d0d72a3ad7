package io.github.dreamsphere.viewer.headset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The controllers that OpenXR names, and what their inputs do: the names of {@link OpenXrInput}'s actions, each followed by
 * the hand and the input. Those of an extension exist where the runtime has it.
 */
enum OpenXrController {
    SIMPLE(
            "khr/simple_controller",
            "",
            "next right/select/click",
            "previous left/select/click",
            "reveal right/menu/click",
            "choose left/menu/click"),
    TOUCH("oculus/touch_controller", "", Layout.LETTERS_AND_GRIPS),
    INDEX(
            "valve/index_controller",
            "",
            "next right/a/click",
            "previous left/a/click",
            "reveal right/b/click",
            "recenter left/b/click",
            "choose right/squeeze/value",
            "choose left/squeeze/value",
            "turn right/thumbstick/x",
            "turn left/thumbstick/x",
            "live right/thumbstick/click",
            "keep left/thumbstick/click",
            "blend right/trigger/value",
            "blend left/trigger/value"),
    VIVE("htc/vive_controller", "", Layout.PADS),
    MOTION("microsoft/motion_controller", "", Layout.PADS_AND_STICKS),
    REVERB_G2("hp/mixed_reality_controller", "XR_EXT_hp_mixed_reality_controller", Layout.LETTERS_AND_MENUS),
    COSMOS("htc/vive_cosmos_controller", "XR_HTC_vive_cosmos_controller_interaction", Layout.LETTERS_AND_CLICKS),
    PICO_NEO3("bytedance/pico_neo3_controller", "XR_BD_controller_interaction", Layout.LETTERS_AND_GRIPS),
    PICO_4("bytedance/pico4_controller", "XR_BD_controller_interaction", Layout.LETTERS_AND_GRIPS),
    HANDS(
            "ext/hand_interaction_ext",
            "XR_EXT_hand_interaction",
            "next right/pinch_ext/value",
            "previous left/pinch_ext/value",
            "reveal right/grasp_ext/value",
            "choose left/grasp_ext/value"),
    MICROSOFT_HANDS(
            "microsoft/hand_interaction",
            "XR_MSFT_hand_interaction",
            "next right/select/value",
            "previous left/select/value",
            "reveal right/squeeze/value",
            "choose left/squeeze/value");

    private final String profile;
    private final String extension;
    private final List<Binding> bindings;

    /**
     * An input that does something.
     *
     * @param action the action's name
     * @param input the input's path
     */
    record Binding(String action, String input) {
        static Binding of(String text) {
            String[] words = text.split("[ /]", 3);
            return new Binding(words[0], "/user/hand/" + words[1] + "/input/" + words[2]);
        }

        /** What a person calls the input, such as "right A". */
        String spoken() {
            String[] parts = input.split("/");
            String name =
                    switch (parts[5]) {
                        case "a", "b", "x", "y" -> parts[5].toUpperCase(Locale.ROOT);
                        case "thumbstick" -> parts[6].equals("click") ? "stick pressed" : "stick";
                        case "trackpad" -> "pad";
                        case "squeeze" -> "grip";
                        case "pinch_ext" -> "pinch";
                        case "grasp_ext" -> "fist";
                        default -> parts[5];
                    };
            return parts[3] + " " + name;
        }
    }

    OpenXrController(String profile, String extension, String... bindings) {
        this.profile = "/interaction_profiles/" + profile;
        this.extension = extension;
        this.bindings = Arrays.stream(bindings).map(Binding::of).toList();
    }

    /** The path of its interaction profile. */
    String profile() {
        return profile;
    }

    /** What its inputs do, for a person; both sticks or triggers are one. */
    List<Control> controls() {
        Map<String, Control> controls = new LinkedHashMap<>();
        for (Binding binding : bindings) {
            String effect = effect(binding.action());
            if (!effect.isEmpty()) {
                Control control = new Control(binding.spoken(), effect, isForLiveDreams(binding.action()));
                controls.merge(effect, control, OpenXrController::joined);
            }
        }
        return List.copyOf(controls.values());
    }

    private static boolean isForLiveDreams(String action) {
        return Arrays.stream(HeadsetAction.values())
                .anyMatch(known -> known.isForLiveDreams()
                        && known.name().toLowerCase(Locale.ROOT).equals(action));
    }

    private static Control joined(Control first, Control second) {
        return new Control(common(first.input(), second.input()), first.effect(), first.isForLiveDreams());
    }

    /** "right stick" and "left stick" are "stick". */
    private static String common(String first, String second) {
        String name = first.substring(first.indexOf(' ') + 1);
        return second.endsWith(" " + name) || second.equals(name) ? name : first + ", " + second;
    }

    private static String effect(String action) {
        return switch (action) {
            case "turn", "left_pad_click" -> "Turn";
            case "right_pad_click" -> "Next and previous picture";
            case "blend" -> "Blend to the dream";
            case "left_pad", "right_pad" -> "";
            default -> HeadsetAction.valueOf(action.toUpperCase(Locale.ROOT)).label();
        };
    }

    /** The extension that it needs, or an empty text. */
    String extension() {
        return extension;
    }

    List<Binding> bindings() {
        return bindings;
    }

    /** All extensions that any of them needs. */
    static Set<String> extensions() {
        return Arrays.stream(values())
                .map(OpenXrController::extension)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** What several controllers have in common. */
    private static final class Layout {
        static final String[] LETTERS = {
            "next right/a/click",
            "previous left/x/click",
            "reveal right/b/click",
            "recenter left/y/click",
            "turn right/thumbstick/x",
            "turn left/thumbstick/x",
            "live right/thumbstick/click",
            "keep left/thumbstick/click",
            "blend right/trigger/value",
            "blend left/trigger/value"
        };

        static final String[] PADS = {
            "right_pad right/trackpad/x",
            "right_pad_click right/trackpad/click",
            "left_pad left/trackpad/x",
            "left_pad_click left/trackpad/click",
            "reveal right/menu/click",
            "choose left/menu/click",
            "live right/squeeze/click",
            "keep left/squeeze/click",
            "blend right/trigger/value",
            "blend left/trigger/value"
        };

        static final String[] PADS_AND_STICKS = joined(PADS, "turn right/thumbstick/x", "turn left/thumbstick/x");

        static final String[] LETTERS_AND_GRIPS =
                joined(LETTERS, "choose right/squeeze/value", "choose left/squeeze/value");
        static final String[] LETTERS_AND_CLICKS =
                joined(LETTERS, "choose right/squeeze/click", "choose left/squeeze/click");
        static final String[] LETTERS_AND_MENUS =
                joined(LETTERS_AND_GRIPS, "reveal right/menu/click", "recenter left/menu/click");

        private static String[] joined(String[] first, String... second) {
            String[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        }
    }
}
