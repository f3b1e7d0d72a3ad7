package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.opengl.GL33C.*;
import static org.lwjgl.openxr.XR10.*;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.XrSession;
import org.lwjgl.openxr.XrSwapchain;
import org.lwjgl.openxr.XrSwapchainCreateInfo;
import org.lwjgl.openxr.XrSwapchainImageBaseHeader;
import org.lwjgl.openxr.XrSwapchainImageOpenGLKHR;
import org.lwjgl.openxr.XrSwapchainImageWaitInfo;
import org.lwjgl.openxr.XrSwapchainSubImage;
import org.lwjgl.system.MemoryStack;

/** The pictures of one eye that the runtime shows, one after the other. */
final class OpenXrSwapchain implements AutoCloseable {
    private final int width;
    private final int height;
    private final XrSwapchain swapchain;
    private final int[] textures;
    private final int source;
    private final int target;

    /**
     * Pictures of {@code width} × {@code height} pixels in sRGB.
     *
     * @throws HeadsetException if the runtime has none
     */
    OpenXrSwapchain(XrSession session, int width, int height) throws HeadsetException {
        this.width = width;
        this.height = height;
        if (!takesSrgb(session)) {
            throw new HeadsetException("the headset's OpenXR runtime takes no sRGB pictures");
        }
        swapchain = create(session, width, height);
        textures = textures(swapchain);
        // Last: OpenGL frees them with nothing else.
        source = glGenFramebuffers();
        target = glGenFramebuffers();
    }

    private static boolean takesSrgb(XrSession session) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            OpenXrErrors.check(xrEnumerateSwapchainFormats(session, count, null), "its formats");
            LongBuffer formats = stack.mallocLong(count.get(0));
            OpenXrErrors.check(xrEnumerateSwapchainFormats(session, count, formats), "its formats");
            for (int i = 0; i < count.get(0); i++) {
                if (formats.get(i) == GL_SRGB8_ALPHA8) {
                    return true;
                }
            }
            return false;
        }
    }

    private static XrSwapchain create(XrSession session, int width, int height) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrSwapchainCreateInfo info = XrSwapchainCreateInfo.calloc(stack)
                    .type$Default()
                    .usageFlags(XR_SWAPCHAIN_USAGE_COLOR_ATTACHMENT_BIT | XR_SWAPCHAIN_USAGE_SAMPLED_BIT)
                    .format(GL_SRGB8_ALPHA8)
                    .sampleCount(1)
                    .width(width)
                    .height(height)
                    .faceCount(1)
                    .arraySize(1)
                    .mipCount(1);
            PointerBuffer handle = stack.mallocPointer(1);
            OpenXrErrors.check(
                    xrCreateSwapchain(session, info, handle), "pictures of " + width + "x" + height + " pixels");
            return new XrSwapchain(handle.get(0), session);
        }
    }

    private static int[] textures(XrSwapchain swapchain) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            OpenXrErrors.check(xrEnumerateSwapchainImages(swapchain, count, null), "pictures");
            XrSwapchainImageOpenGLKHR.Buffer images = XrSwapchainImageOpenGLKHR.calloc(count.get(0), stack);
            images.forEach(XrSwapchainImageOpenGLKHR::type$Default);
            XrSwapchainImageBaseHeader.Buffer headers =
                    XrSwapchainImageBaseHeader.create(images.address(), images.capacity());
            OpenXrErrors.check(xrEnumerateSwapchainImages(swapchain, count, headers), "pictures");
            return images.stream().mapToInt(XrSwapchainImageOpenGLKHR::image).toArray();
        }
    }

    /** Copies an sRGB texture of the same size into the next picture, and hands it to the runtime. */
    void show(int texture) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer index = stack.mallocInt(1);
            OpenXrErrors.check(xrAcquireSwapchainImage(swapchain, null, index), "a picture");
            XrSwapchainImageWaitInfo wait =
                    XrSwapchainImageWaitInfo.calloc(stack).type$Default().timeout(XR_INFINITE_DURATION);
            OpenXrErrors.check(xrWaitSwapchainImage(swapchain, wait), "a picture");
            copy(texture, textures[index.get(0)]);
            OpenXrErrors.check(xrReleaseSwapchainImage(swapchain, null), "a picture");
        }
    }

    private void copy(int from, int to) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, source);
        glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, from, 0);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target);
        glFramebufferTexture2D(GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, to, 0);
        // Both hold sRGB: the stored values are copied as they are.
        glDisable(GL_FRAMEBUFFER_SRGB);
        glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
    }

    /** Says that the whole picture is shown. */
    void describe(XrSwapchainSubImage shown) {
        shown.swapchain(swapchain).imageRect().extent().set(width, height);
    }

    @Override
    public void close() {
        glDeleteFramebuffers(source);
        glDeleteFramebuffers(target);
        xrDestroySwapchain(swapchain);
    }
}
