package io.github.dreamsphere.viewer.window;

import static org.lwjgl.glfw.GLFW.*;

import java.util.Arrays;
import java.util.Optional;

/** What a key does, once for each press. The order is the help's. */
enum Action {
    NEXT("N, Page Down", "next picture", GLFW_KEY_N, GLFW_KEY_PAGE_DOWN),
    PREVIOUS("B, Page Up", "previous picture", GLFW_KEY_B, GLFW_KEY_PAGE_UP),
    REVEAL("G", "the dream where you look", GLFW_KEY_G),
    LIVE("L", "stop the live dream, or go on", GLFW_KEY_L),
    KEEP("K", "save the live dream", GLFW_KEY_K),
    AUTOROTATE("A", "turn by itself", GLFW_KEY_A),
    PLANET("P", "little planet", GLFW_KEY_P),
    FISHEYE("F", "fish-eye", GLFW_KEY_F),
    RESET("R, Home", "first view", GLFW_KEY_R, GLFW_KEY_HOME),
    COMPASS("C", "compass", GLFW_KEY_C),
    FULL_SCREEN("Enter, F11", "full screen", GLFW_KEY_ENTER, GLFW_KEY_F11),
    SCREENSHOT("S", "save a picture of the view", GLFW_KEY_S),
    HELP("H", "this help", GLFW_KEY_H),
    CLOSE("Esc", "leave full screen; close", GLFW_KEY_ESCAPE);

    private final String keyNames;
    private final String help;
    private final int[] keys;

    Action(String keyNames, String help, int... keys) {
        this.keyNames = keyNames;
        this.help = help;
        this.keys = keys;
    }

    /** The keys' names, for the help. */
    String keyNames() {
        return keyNames;
    }

    /** What it does, for the help. */
    String help() {
        return help;
    }

    /** What GLFW's key does, if anything. */
    static Optional<Action> ofKey(int key) {
        return Arrays.stream(values())
                .filter(a -> Arrays.stream(a.keys).anyMatch(k -> k == key))
                .findFirst();
    }
}
