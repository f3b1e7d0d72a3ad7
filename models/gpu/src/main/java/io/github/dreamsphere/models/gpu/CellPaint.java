package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.GL43C.glDeleteTextures;
import static org.lwjgl.opengl.GL43C.glFinish;
import static org.lwjgl.opengl.GL43C.glFlush;

import java.util.BitSet;

/** Shows a sphere whose views a graphics card dreams, in a texture of the card's context. For any thread, one at a time. */
public final class CellPaint implements AutoCloseable {
    private final GraphicsCard card;
    private final CellTexture texture;
    private final CellShaders shaders;

    CellPaint(GraphicsCard card, CellTexture texture, CellShaders shaders) {
        this.card = card;
        this.texture = texture;
        this.shaders = shaders;
    }

    /** Paints cells with their gutters and smaller levels, and waits until other contexts can draw them. */
    public void paint(BitSet cells) {
        card.run(() -> {
            cells.stream().forEach(cell -> {
                shaders.cell(cell);
                glFlush();
            });
            finish();
        });
    }

    /** Paints the overview as {@link #paint} paints cells. */
    public void paintOverview() {
        card.run(() -> {
            shaders.overview();
            finish();
        });
    }

    private static void finish() {
        glFinish();
        GraphicsCard.check("painting a picture");
    }

    /** Deletes the texture's name; the texture remains while it has another. */
    @Override
    public void close() {
        card.run(() -> glDeleteTextures(texture.name()));
    }
}
