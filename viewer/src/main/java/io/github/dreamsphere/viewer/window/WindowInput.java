package io.github.dreamsphere.viewer.window;

import static org.lwjgl.glfw.GLFW.*;

import io.github.dreamsphere.viewer.scene.Navigator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import org.lwjgl.glfw.Callbacks;
import org.lwjgl.glfw.GLFWDropCallback;

/** Turns the window's mouse and keys into turns of the {@link Navigator} and into actions. */
final class WindowInput implements AutoCloseable {
    private static final double WHEEL_STEP = 0.9;
    private static final double BLEND_STEP = 0.1;

    private final long window;
    private final Pointer pointer = new Pointer();
    private final Consumer<Action> act;
    private final IntConsumer showVersion;
    private final DoubleConsumer blend;
    private final Consumer<List<Path>> open;
    private Navigator navigator;
    private Optional<IntConsumer> wearer = Optional.empty();
    private int width;
    private int height;

    /**
     * Listens to {@code window}.
     *
     * @param act told of keys that do something
     * @param showVersion told of number keys, 0 for the first
     * @param blend told of versions to move on by
     * @param open told of files dropped
     */
    WindowInput(
            long window,
            Consumer<Action> act,
            IntConsumer showVersion,
            DoubleConsumer blend,
            Consumer<List<Path>> open) {
        this.window = window;
        this.act = act;
        this.showVersion = showVersion;
        this.blend = blend;
        this.open = open;
        int[] w = new int[1];
        int[] h = new int[1];
        glfwGetWindowSize(window, w, h);
        resize(w[0], h[0]);
        listen();
    }

    private void listen() {
        glfwSetWindowSizeCallback(window, (w, newWidth, newHeight) -> resize(newWidth, newHeight));
        glfwSetScrollCallback(window, (w, dx, dy) -> scroll(dx, dy));
        glfwSetCursorPosCallback(window, (w, x, y) -> move(x, y));
        glfwSetMouseButtonCallback(window, (w, button, action, modifiers) -> press(button, action == GLFW_PRESS));
        glfwSetKeyCallback(window, (w, key, code, action, modifiers) -> key(key, action));
        glfwSetDropCallback(window, (w, count, names) -> drop(count, names));
    }

    /** Steers another navigator from now on. */
    void steer(Navigator steered) {
        navigator = steered;
    }

    /**
     * Lets the arrow keys turn the headset's wearer instead of the window's view. The mouse then turns nothing.
     *
     * @param turn receives −1 (left) or 1 (right) at each press; if empty, the keys and the mouse turn the view again
     */
    void guide(Optional<IntConsumer> turn) {
        wearer = turn;
        pointer.release();
        navigator.stop();
        navigator.hold(0, 0);
    }

    /** The arrow key that is held: −1 for left, 1 for right, 0 for none or both. */
    int heldSideways() {
        return held(GLFW_KEY_RIGHT) - held(GLFW_KEY_LEFT);
    }

    /** Width of the window in its own units, at least 1. */
    int width() {
        return width;
    }

    /** Height of the window in its own units, at least 1. */
    int height() {
        return height;
    }

    private void resize(int newWidth, int newHeight) {
        // A minimized window measures nothing.
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
    }

    private void scroll(double dx, double dy) {
        if (held(GLFW_KEY_LEFT_SHIFT) + held(GLFW_KEY_RIGHT_SHIFT) > 0) {
            // Some systems turn a wheel with Shift held into a sideways one.
            blend.accept((dy == 0 ? dx : dy) * BLEND_STEP);
        } else if (wearer.isEmpty()) {
            navigator.zoomAbout(Math.pow(WHEEL_STEP, dy), pointer.x(), pointer.y(), width, height);
        }
    }

    private void move(double x, double y) {
        double dx = x - pointer.x();
        double dy = y - pointer.y();
        pointer.move(x, y, glfwGetTime());
        if (pointer.isDown()) {
            navigator.drag(dx, dy, width, height);
        }
    }

    private void press(int button, boolean down) {
        if (button != GLFW_MOUSE_BUTTON_LEFT || wearer.isPresent()) {
            return;
        }
        double now = glfwGetTime();
        if (down) {
            navigator.stop();
            pointer.press(now);
        } else {
            pointer.release();
            navigator.release(pointer.speedX(now), pointer.speedY(now), width, height);
        }
    }

    private void key(int key, int action) {
        if (action == GLFW_PRESS) {
            Action.ofKey(key).ifPresent(act);
            if (key >= GLFW_KEY_1 && key <= GLFW_KEY_9) {
                showVersion.accept(key - GLFW_KEY_1);
            }
        }
        if (wearer.isPresent()) {
            if (action == GLFW_PRESS && key == GLFW_KEY_LEFT) {
                wearer.get().accept(-1);
            } else if (action == GLFW_PRESS && key == GLFW_KEY_RIGHT) {
                wearer.get().accept(1);
            }
            return;
        }
        if (action != GLFW_RELEASE && (key == GLFW_KEY_EQUAL || key == GLFW_KEY_KP_ADD)) {
            navigator.zoomAbout(WHEEL_STEP, width / 2.0, height / 2.0, width, height);
        }
        if (action != GLFW_RELEASE && (key == GLFW_KEY_MINUS || key == GLFW_KEY_KP_SUBTRACT)) {
            navigator.zoomAbout(1 / WHEEL_STEP, width / 2.0, height / 2.0, width, height);
        }
        navigator.hold(heldSideways(), held(GLFW_KEY_UP) - held(GLFW_KEY_DOWN));
    }

    private int held(int key) {
        return glfwGetKey(window, key) == GLFW_PRESS ? 1 : 0;
    }

    private void drop(int count, long names) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(Path.of(GLFWDropCallback.getName(names, i)));
        }
        open.accept(files);
    }

    @Override
    public void close() {
        Callbacks.glfwFreeCallbacks(window);
    }
}
