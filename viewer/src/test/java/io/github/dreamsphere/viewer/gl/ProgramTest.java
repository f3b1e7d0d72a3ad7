package io.github.dreamsphere.viewer.gl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lwjgl.opengl.GL33C.GL_FRAGMENT_SHADER;

import io.github.dreamsphere.viewer.Offscreen;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProgramTest {
    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    @Test
    void aShaderThatFailsIsSaidWithTheDriversWords() throws Exception {
        try (GlContext context = GlContext.offscreen()) {
            assertThatThrownBy(() ->
                            Program.compile(GL_FRAGMENT_SHADER, "broken.frag", "#version 330 core\nvoid main() { x; }"))
                    .isInstanceOf(GraphicsException.class)
                    .hasMessageContaining("broken.frag")
                    .hasMessageContaining("x");
        }
    }
}
