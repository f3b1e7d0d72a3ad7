package io.github.dreamsphere.viewer.gl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.TestSphere;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShaderWarmUpTest {
    private static final Camera CAMERA = Camera.ofDegrees(0, 0, 0, 60, Projection.RECTILINEAR);
    private static final int SIZE = 64;

    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    private static void draw(SphereRenderer renderer, Composition composition, boolean encodesSrgb) {
        renderer.draw(
                composition, CAMERA.projection(), CAMERA.plane(SIZE, SIZE), CAMERA.worldFromCamera(), encodesSrgb);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingIsLeftToBeTranslatedWhenAPictureArrivesAndFades(boolean encodesSrgb) throws Exception {
        SphereImage sphere = TestSphere.full(512);
        try (GlContext context = GlContext.offscreen();
                RenderTarget target = new RenderTarget(SIZE, SIZE);
                SphereRenderer renderer = new SphereRenderer();
                ShaderWarmUp shaderWarmUp = new ShaderWarmUp(renderer, GlLimits.ofContext(), true, encodesSrgb);
                SphereTexture arriving = new SphereTexture(sphere.area(), GlLimits.ofContext());
                SphereTexture complete = SphereTexture.of(sphere, GlLimits.ofContext(), false)) {
            target.bind();
            int before = renderer.variants();
            for (int i = 0; i < 5; i++) {
                shaderWarmUp.step();
            }
            int rehearsed = renderer.variants();
            assertThat(rehearsed).isGreaterThan(before);
            SphereLayer first = new SphereLayer(arriving, Rotation.IDENTITY);
            SphereLayer second = new SphereLayer(complete, Rotation.IDENTITY);
            draw(renderer, Composition.of(first), encodesSrgb);
            draw(renderer, Composition.of(second), encodesSrgb);
            draw(renderer, Composition.crossfade(first, second, 0.3), encodesSrgb);
            draw(renderer, Composition.crossfade(second, second, 0.3), encodesSrgb);
            assertThat(renderer.variants()).isEqualTo(rehearsed);
            assertThat(context.window()).isNotZero();
        }
    }

    @Test
    void aWindowWithOnePictureRehearsesNoCrossfade() throws Exception {
        try (GlContext context = GlContext.offscreen();
                RenderTarget target = new RenderTarget(SIZE, SIZE);
                SphereRenderer renderer = new SphereRenderer();
                ShaderWarmUp alone = new ShaderWarmUp(renderer, GlLimits.ofContext(), false, true)) {
            target.bind();
            for (int i = 0; i < 5; i++) {
                alone.step();
            }
            int single = renderer.variants();
            assertThat(single).isEqualTo(2);
            assertThat(context.window()).isNotZero();
        }
    }
}
