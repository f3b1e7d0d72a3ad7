package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.scene.CellCutter;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.Overview;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.Texels;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.lwjgl.opengl.ARBTextureStorage;
import org.lwjgl.opengl.ARBTextureView;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.system.MemoryUtil;

/**
 * A sphere's picture on the graphics card, in the cells of a {@link CellLayout}. Its cells arrive one by one; until a
 * cell is there, the overview stands in for it. The cells may be uploaded on another thread, in a context that shares
 * its objects with the one that draws.
 */
public final class SphereTexture implements AutoCloseable {
    private static final int READY_WORDS = 8;
    private static final int BAND_TEXELS = 1 << 16;

    private final CellLayout layout;
    private final Equirectangular area;
    private final int texture;
    private boolean closed;
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicIntegerArray readyBits = new AtomicIntegerArray(READY_WORDS);

    /** Room for a picture of that area; nothing is uploaded yet. */
    public SphereTexture(Equirectangular area, GlLimits limits) {
        this.area = area;
        this.layout = CellLayout.of(area.width(), area.height(), limits.textureSize(), limits.textureLayers());
        this.texture = glGenTextures();
        glBindTexture(GL_TEXTURE_2D_ARRAY, texture);
        // Before the storage: a driver that guesses how many levels there will be then guesses right.
        glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAX_LEVEL, layout.levels());
        glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
        glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        allocate();
    }

    /**
     * Immutable storage where the driver has it: other storage may be moved by the first draw in one context while
     * another context still uploads into it.
     */
    private void allocate() {
        int width = layout.textureWidth();
        int height = layout.textureHeight();
        if (GL.getCapabilities().GL_ARB_texture_storage) {
            ARBTextureStorage.glTexStorage3D(
                    GL_TEXTURE_2D_ARRAY, layout.levels() + 1, GL_SRGB8_ALPHA8, width, height, layout.layers());
            return;
        }
        for (int level = 0; level <= layout.levels(); level++) {
            glTexImage3D(
                    GL_TEXTURE_2D_ARRAY,
                    level,
                    GL_SRGB8_ALPHA8,
                    width >> level,
                    height >> level,
                    layout.layers(),
                    0,
                    GL_RGBA,
                    GL_UNSIGNED_BYTE,
                    (ByteBuffer) null);
        }
    }

    /**
     * The whole picture, uploaded at once.
     *
     * @param parallel whether it is cut on all cores, which holds up frames that are drawn meanwhile
     */
    public static SphereTexture of(SphereImage picture, GlLimits limits, boolean parallel) {
        SphereTexture texture = new SphereTexture(picture.area(), limits);
        CellCutter cutter = new CellCutter(picture, texture.layout, parallel);
        Overview overview = new Overview(picture.area(), texture.layout);
        texture.uploadOverview(
                (parallel ? overview.fillInParallel(picture.image()) : overview.fill(picture.image())).levels());
        for (int cell = 0; cell < texture.layout.cells(); cell++) {
            texture.uploadCell(cell, cutter.cell(cell));
            texture.setReady(cell);
        }
        return texture;
    }

    /** How the picture is cut. */
    public CellLayout layout() {
        return layout;
    }

    /** Uploads what {@link Overview#levels()} gave. */
    public void uploadOverview(List<Texels> levels) {
        upload(layout.cells(), levels);
    }

    /** Uploads what {@link CellCutter#cell} gave; it shows once it is called ready. */
    public void uploadCell(int cell, List<Texels> levels) {
        upload(cell, levels);
    }

    /** A cell's upload is complete: from now on it is drawn instead of the overview. For any thread. */
    public void setReady(int cell) {
        readyBits.getAndUpdate(cell / Integer.SIZE, word -> word | 1 << cell % Integer.SIZE);
        changes.incrementAndGet();
    }

    /**
     * Another name of the texture, by which shaders write it as RGBA of 0..255 (GL_RGBA8UI). It stays valid when this is
     * closed; the caller deletes it. For the thread that closes this.
     *
     * @return empty if the driver cannot do this, or this is closed
     */
    public OptionalInt writable() {
        GLCapabilities driver = GL.getCapabilities();
        if (closed || !driver.GL_ARB_texture_storage || !driver.GL_ARB_texture_view) {
            return OptionalInt.empty();
        }
        // What failed before is not this call's.
        glGetError();
        int view = glGenTextures();
        ARBTextureView.glTextureView(
                view, GL_TEXTURE_2D_ARRAY, texture, GL_RGBA8UI, 0, layout.levels() + 1, 0, layout.layers());
        if (glGetError() != GL_NO_ERROR) {
            glDeleteTextures(view);
            return OptionalInt.empty();
        }
        return OptionalInt.of(view);
    }

    /** Something was written by another name. For any thread. */
    public void setChanged() {
        changes.incrementAndGet();
    }

    /** How often what is seen of it has changed. For any thread. */
    int changes() {
        return changes.get();
    }

    private void upload(int layer, List<Texels> levels) {
        for (int level = 0; level < levels.size(); level++) {
            Texels texels = levels.get(level);
            int band = Math.max(1, BAND_TEXELS / texels.width());
            for (int top = 0; top < texels.height(); top += band) {
                uploadBand(layer, level, texels, top, Math.min(band, texels.height() - top));
            }
        }
        changes.incrementAndGet();
    }

    /** In bands: a driver that draws meanwhile waits for no more than one of them. */
    private void uploadBand(int layer, int level, Texels texels, int top, int rows) {
        if (closed) {
            // Its name may be another texture's by now.
            return;
        }
        ByteBuffer bytes = MemoryUtil.memAlloc(texels.width() * rows * 4);
        try {
            bytes.put(texels.rgba(), top * texels.width() * 4, bytes.capacity()).flip();
            glBindTexture(GL_TEXTURE_2D_ARRAY, texture);
            glTexSubImage3D(
                    GL_TEXTURE_2D_ARRAY,
                    level,
                    0,
                    top,
                    layer,
                    texels.width(),
                    rows,
                    1,
                    GL_RGBA,
                    GL_UNSIGNED_BYTE,
                    bytes);
        } finally {
            MemoryUtil.memFree(bytes);
        }
    }

    /** Whether the cell in {@code direction}, in the picture's axes, has been uploaded. For any thread. */
    public boolean isSharp(Vec3 direction) {
        int x = (int) Math.min(area.width() - 1, Math.max(0, area.x(direction.longitude())));
        int y = (int) Math.min(area.height() - 1, Math.max(0, area.y(direction.latitude())));
        int cell = layout.cellAt(x, y);
        return (readyWords()[cell / Integer.SIZE] >> cell % Integer.SIZE & 1) != 0;
    }

    /** Whether all cells are there. For any thread. */
    boolean isComplete() {
        int count = 0;
        for (int word : readyWords()) {
            count += Integer.bitCount(word);
        }
        return count == layout.cells();
    }

    /** Whether it shows a part of the sphere only. */
    boolean isPartial() {
        return area.left() != 0
                || area.top() != 0
                || area.width() != area.fullWidth()
                || area.height() != area.fullHeight();
    }

    /**
     * Gives the program what it needs to read this picture: its struct {@code sphere}, sampler {@code picture} and bits
     * {@code ready}.
     */
    void bind(Program program, String sphere, String picture, String ready, int unit, Rotation imageFromCamera) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_2D_ARRAY, texture);
        program.set(picture, unit);
        program.set(sphere + ".imageFromCamera", imageFromCamera);
        program.set(sphere + ".full", area.fullWidth(), area.fullHeight());
        program.set(sphere + ".start", area.left(), area.top());
        program.set(sphere + ".size", area.width(), area.height());
        double layerWidth = layout.textureWidth();
        double layerHeight = layout.textureHeight();
        program.set(sphere + ".perCell", 1.0 / layout.cellWidth(), 1.0 / layout.cellHeight());
        program.set(sphere + ".last", layout.columns() - 1, layout.rows() - 1);
        program.set(sphere + ".cellInLayer", layout.cellWidth() / layerWidth, layout.cellHeight() / layerHeight);
        program.set(sphere + ".gutterInLayer", layout.gutter() / layerWidth, layout.gutter() / layerHeight);
        double scaleX = (double) layout.overviewWidth() / area.width();
        double scaleY = (double) layout.overviewHeight() / area.height();
        program.set(sphere + ".overviewInLayer", scaleX / layerWidth, scaleY / layerHeight);
        program.set(sphere + ".overviewLevel", log2(scaleY));
        program.set(sphere + ".levelOfRadian", levelOfRadian());
        program.set(sphere + ".columns", (double) layout.columns());
        program.set(sphere + ".levels", (double) layout.levels());
        program.set(sphere + ".overview", (double) layout.cells());
        program.set(ready, readyWords());
    }

    private double levelOfRadian() {
        return log2(area.fullHeight() / Math.PI);
    }

    /** The angle that a texel of the picture spans from north to south. */
    public double texelRadians() {
        return Math.PI / area.fullHeight();
    }

    /** Whether a fragment that spans so many radians may show it smaller than its cells' coarsest level. */
    boolean isCoarse(double radians) {
        return log2(radians) + levelOfRadian() > layout.levels();
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private int[] readyWords() {
        int[] words = new int[READY_WORDS];
        Arrays.setAll(words, readyBits::get);
        return words;
    }

    @Override
    public void close() {
        closed = true;
        glDeleteTextures(texture);
    }
}
