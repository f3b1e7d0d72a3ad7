package io.github.dreamsphere.viewer.headset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.gl.GlContext;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lwjgl.system.MemoryStack;

class EyeTargetTest {
    private static final int SIZE = 8;

    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    /** Draws the leftmost column of what is bound light, and the rest dark. */
    private static void drawColumn() {
        glDisable(GL_FRAMEBUFFER_SRGB);
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        glEnable(GL_SCISSOR_TEST);
        glScissor(0, 0, 1, 2 * SIZE);
        glClearColor(1, 1, 1, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        glDisable(GL_SCISSOR_TEST);
    }

    private static int upperLeft(EyeTarget target) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            ByteBuffer pixels = stack.malloc(SIZE * SIZE * 4);
            glBindTexture(GL_TEXTURE_2D, target.texture());
            glGetTexImage(GL_TEXTURE_2D, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
            return pixels.get(0) & 255;
        }
    }

    /** And back to one for each, without leaving anything behind. */
    @Test
    void severalPixelsMakeOne() throws Exception {
        try (GlContext context = GlContext.offscreen();
                EyeTarget target = new EyeTarget(SIZE, SIZE)) {
            assertThat(context.window()).isNotZero();
            for (double factor : new double[] {1, 2, 1, 2}) {
                assertThat(target.bind(factor)).isTrue();
                drawColumn();
                target.finish();
                assertThat(upperLeft(target)).isCloseTo(factor == 1 ? 255 : 128, within(1));
            }
        }
    }

    /** Then one pixel is drawn for each. */
    @Test
    void theDriverMayRefuseSoManyPixels() throws Exception {
        try (GlContext context = GlContext.offscreen();
                EyeTarget target = new EyeTarget(SIZE, SIZE)) {
            assertThat(context.window()).isNotZero();
            assertThat(target.bind(glGetInteger(GL_MAX_TEXTURE_SIZE))).isFalse();
            drawColumn();
            target.finish();
            assertThat(upperLeft(target)).isEqualTo(255);
            assertThat(target.bind(2)).isTrue();
        }
    }
}
