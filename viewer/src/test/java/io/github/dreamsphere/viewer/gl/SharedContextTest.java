package io.github.dreamsphere.viewer.gl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.viewer.Offscreen;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lwjgl.opengl.GL;

/** Contexts beside that of a window. */
@Timeout(120)
class SharedContextTest {
    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    @Test
    void aContextToComputeInSeesTheSameTexturesAndHasComputeShaders() throws Exception {
        try (GlContext window = GlContext.offscreen();
                SharedContext computing = SharedContext.computing(window)) {
            int texture = glGenTextures();
            glBindTexture(GL_TEXTURE_2D, texture);
            glFinish();
            boolean works = CompletableFuture.supplyAsync(() -> {
                        computing.enter();
                        boolean sees = glIsTexture(texture) && GL.getCapabilities().OpenGL43;
                        computing.leave();
                        return sees;
                    })
                    .get();
            assertThat(works).isTrue();
            glDeleteTextures(texture);
        }
    }

    @Test
    void aTextureThatIsClosedGetsNoOtherName() throws Exception {
        try (GlContext window = GlContext.offscreen()) {
            SphereTexture texture = new SphereTexture(new Equirectangular(64, 32), GlLimits.ofContext());
            int name = texture.writable().orElseThrow();
            texture.close();
            assertThat(texture.writable()).isEmpty();
            assertThat(glIsTexture(name)).isTrue();
            glDeleteTextures(name);
            assertThat(window.window()).isNotZero();
        }
    }
}
