package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.GL43C.*;

import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Equirectangular;

/** Paint a sphere's picture in the graphics card's memory into a texture. Used on the card's thread. */
final class CellShaders {
    /** Rows of the overview in a run of a shader. More would keep the card from drawing for too long. */
    private static final int BAND = 64;

    private final Programs programs;
    private final Equirectangular sphere;
    private final Region picture;
    private final CellTexture texture;

    /** @param picture three floats a pixel */
    CellShaders(Programs programs, Equirectangular sphere, CardFloats picture, CellTexture texture) {
        this.programs = programs;
        this.sphere = sphere;
        this.picture = picture.shared();
        this.texture = texture;
    }

    /** Paints a cell with its gutter and its smaller levels. */
    void cell(int cell) {
        bindLevel(0, 0);
        int width = texture.layerWidth(0);
        one("paint")
                .bind(picture)
                .integers(SphereShaders.geometry(sphere.border(), texture.left(cell), texture.top(cell), cell, width))
                .each(width, texture.layerHeight(0))
                .run();
        halve(cell);
    }

    /** Paints the overview with its gutter and its smaller levels. */
    void overview() {
        bindLevel(0, 0);
        Border whole = sphere.border();
        Border small = new Border(
                texture.overviewWidth(), texture.overviewHeight(), whole.wraps(), whole.northPole(), whole.southPole());
        int gutter = texture.gutter();
        int height = small.height() + 2 * gutter;
        for (int top = 0; top < height; top += BAND) {
            one("overview")
                    .bind(picture)
                    .integers(SphereShaders.geometry(
                            small, sphere.width(), sphere.height(), gutter, texture.cells(), top))
                    .each(small.width() + 2 * gutter, Math.min(BAND, height - top))
                    .run();
        }
        halve(texture.cells());
    }

    private void halve(int layer) {
        for (int level = 1; level <= texture.levels(); level++) {
            glMemoryBarrier(GL_SHADER_IMAGE_ACCESS_BARRIER_BIT);
            bindLevel(0, level - 1);
            bindLevel(1, level);
            int width = texture.layerWidth(level);
            one("halve")
                    .integers(layer, width)
                    .each(width, texture.layerHeight(level))
                    .run();
        }
        glMemoryBarrier(GL_SHADER_IMAGE_ACCESS_BARRIER_BIT | GL_TEXTURE_FETCH_BARRIER_BIT);
    }

    private void bindLevel(int unit, int level) {
        glBindImageTexture(unit, texture.name(), level, true, 0, GL_READ_WRITE, GL_RGBA8UI);
    }

    private Dispatch one(String name) {
        return new Dispatch(programs.get(name), new Tiles(1));
    }
}
