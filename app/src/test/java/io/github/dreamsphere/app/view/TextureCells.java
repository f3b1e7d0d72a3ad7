package io.github.dreamsphere.app.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.scene.CellCutter;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.Overview;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.Texels;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.system.MemoryUtil;

/**
 * What a texture shows.
 *
 * @param levels all layers of each level, RGBA of 0..255
 */
record TextureCells(CellLayout layout, List<byte[]> levels) {
    /** Reads {@code texture} in the current context. */
    static TextureCells of(SphereTexture texture) {
        CellLayout layout = texture.layout();
        int name = texture.writable().orElseThrow();
        glBindTexture(GL_TEXTURE_2D_ARRAY, name);
        List<byte[]> levels = new ArrayList<>();
        for (int level = 0; level <= layout.levels(); level++) {
            int texels = (layout.textureWidth() >> level) * (layout.textureHeight() >> level) * layout.layers();
            ByteBuffer bytes = MemoryUtil.memAlloc(4 * texels);
            glGetTexImage(GL_TEXTURE_2D_ARRAY, level, GL_RGBA_INTEGER, GL_UNSIGNED_BYTE, bytes);
            byte[] copy = new byte[4 * texels];
            bytes.get(copy);
            MemoryUtil.memFree(bytes);
            levels.add(copy);
        }
        glDeleteTextures(name);
        assertThat(glGetError()).isEqualTo(GL_NO_ERROR);
        return new TextureCells(layout, levels);
    }

    /** Fails unless all cells show {@code picture} within 1 of 255, and the overview too if asked for. */
    void assertShows(SphereImage picture, boolean overview) {
        CellCutter cutter = new CellCutter(picture, layout, false);
        for (int cell = 0; cell < layout.cells(); cell++) {
            assertShows("cell " + cell, cell, cutter.cell(cell));
        }
        if (overview) {
            assertShows(
                    "overview",
                    layout.cells(),
                    new Overview(picture.area(), layout).fill(picture.image()).levels());
        }
    }

    private void assertShows(String name, int layer, List<Texels> expected) {
        int right = layer < layout.cells() ? layout.width() - layout.left(layer) : layout.overviewWidth();
        int bottom = layer < layout.cells() ? layout.height() - layout.top(layer) : layout.overviewHeight();
        for (int level = 0; level < expected.size(); level++) {
            assertShows(name + ", level " + level, layer, level, expected.get(level), new Seen(right, bottom));
        }
    }

    /**
     * What can be seen of a layer.
     *
     * @param right where the picture ends in the layer, without the gutter
     * @param bottom where it ends downwards
     */
    private record Seen(int right, int bottom) {}

    private void assertShows(String name, int layer, int level, Texels expected, Seen seen) {
        int gutters = 2 * layout.gutter();
        int width = Math.min(expected.width(), seen.right + gutters >> level);
        int height = Math.min(expected.height(), seen.bottom + gutters >> level);
        int start = layer * expected.rgba().length;
        int most = 0;
        for (int y = 0; y < height; y++) {
            for (int i = 4 * y * expected.width(); i < 4 * (y * expected.width() + width); i++) {
                int shown = levels.get(level)[start + i] & 255;
                most = Math.max(most, Math.abs((expected.rgba()[i] & 255) - shown));
            }
        }
        assertThat(most).as(name).isLessThanOrEqualTo(1);
    }
}
