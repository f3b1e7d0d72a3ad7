package io.github.dreamsphere.viewer.window;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.viewer.gl.Composition;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.SphereLayer;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Navigator;
import io.github.dreamsphere.viewer.scene.Panorama;
import org.lwjgl.glfw.Callbacks;

/** A window to look around in: drag, wheel, arrow keys; Esc closes it. For the process's first thread. */
public final class ViewerWindow implements AutoCloseable {
    private static final double WHEEL_STEP = 0.9;

    private final GlContext context;
    private final SphereRenderer renderer;
    private final SphereTexture texture;
    private final Panorama panorama;
    private final Navigator navigator;
    private final Pointer pointer = new Pointer();
    private int width;
    private int height;

    /**
     * Opens the window.
     *
     * @throws GraphicsException if there is no display or no OpenGL 3.3
     */
    public ViewerWindow(Panorama panorama, Camera first, int width, int height) throws GraphicsException {
        this.panorama = panorama;
        this.navigator = new Navigator(first);
        this.width = width;
        this.height = height;
        this.context = GlContext.window(width, height, panorama.name() + " - dreamsphere");
        this.renderer = new SphereRenderer();
        this.texture = SphereTexture.of(panorama.image(Eye.LEFT), GlLimits.ofContext());
        listen(context.window());
    }

    private void listen(long window) {
        glfwSetWindowSizeCallback(window, (w, newWidth, newHeight) -> resize(newWidth, newHeight));
        glfwSetScrollCallback(window, (w, dx, dy) -> zoom(Math.pow(WHEEL_STEP, dy)));
        glfwSetCursorPosCallback(window, (w, x, y) -> move(x, y));
        glfwSetMouseButtonCallback(window, (w, button, action, modifiers) -> press(button, action == GLFW_PRESS));
        glfwSetKeyCallback(window, (w, key, code, action, modifiers) -> key(key, action));
    }

    private void resize(int newWidth, int newHeight) {
        // A minimized window measures nothing.
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
    }

    private void zoom(double factor) {
        navigator.zoomAbout(factor, pointer.x(), pointer.y(), width, height);
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
        if (button != GLFW_MOUSE_BUTTON_LEFT) {
            return;
        }
        if (down) {
            navigator.stop();
            pointer.press(glfwGetTime());
        } else {
            pointer.release();
            navigator.release(pointer.speedX(glfwGetTime()), pointer.speedY(glfwGetTime()), width, height);
        }
    }

    private void key(int key, int action) {
        if (key == GLFW_KEY_ESCAPE && action == GLFW_PRESS) {
            glfwSetWindowShouldClose(context.window(), true);
        }
        navigator.hold(held(GLFW_KEY_RIGHT) - held(GLFW_KEY_LEFT), held(GLFW_KEY_UP) - held(GLFW_KEY_DOWN));
    }

    private int held(int key) {
        return glfwGetKey(context.window(), key) == GLFW_PRESS ? 1 : 0;
    }

    /** Shows the window until it is closed. */
    public void show() {
        boolean encodesSrgb = glGetFramebufferAttachmentParameteri(
                        GL_FRAMEBUFFER, GL_BACK_LEFT, GL_FRAMEBUFFER_ATTACHMENT_COLOR_ENCODING)
                == GL_SRGB;
        glfwSwapInterval(1);
        double last = glfwGetTime();
        while (!glfwWindowShouldClose(context.window())) {
            double now = glfwGetTime();
            navigator.tick(now - last);
            last = now;
            draw(encodesSrgb);
            glfwSwapBuffers(context.window());
            glfwPollEvents();
        }
    }

    private void draw(boolean encodesSrgb) {
        int[] pixelsWide = new int[1];
        int[] pixelsHigh = new int[1];
        glfwGetFramebufferSize(context.window(), pixelsWide, pixelsHigh);
        glViewport(0, 0, pixelsWide[0], pixelsHigh[0]);
        Camera camera = navigator.camera();
        Composition composition = Composition.of(new SphereLayer(texture, panorama.worldFromImage()));
        renderer.draw(
                composition, camera.projection(), camera.plane(width, height), camera.worldFromCamera(), encodesSrgb);
    }

    @Override
    public void close() {
        texture.close();
        renderer.close();
        Callbacks.glfwFreeCallbacks(context.window());
        context.close();
    }
}
