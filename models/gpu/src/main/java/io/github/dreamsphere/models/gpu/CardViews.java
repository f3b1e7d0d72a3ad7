package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.dream.NonFiniteGradientException;
import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.models.engine.Slope;
import java.io.UncheckedIOException;

/**
 * Steps in views of a sphere on a graphics card: the sphere and the view stay in the card's memory. Made on the card's
 * thread; callers may be on any.
 */
final class CardViews implements ViewAscent {
    private static final int RGB = 3;

    /** Floats that are copied from the card at once, since the garbage collector waits for a copy. */
    private static final int CHUNK = 1 << 20;

    private final CardPass pass;
    private final Equirectangular sphere;
    private final ViewShaders shaders;
    private final BlobSlope slope;

    /** The rows that have changed since the picture was last read. */
    private RowSpan changed = new RowSpan(0, 0);

    /** @throws CardMemoryException if the memory is full */
    CardViews(CardPass pass, Equirectangular sphere, Slope slope) {
        this.pass = pass;
        this.sphere = sphere;
        this.shaders = new ViewShaders(pass.card(), sphere, pass.image(), pass.factors());
        try {
            GraphicsCard.check("preparing the steps of a live dream");
            this.slope = BlobSlope.of(pass, slope);
        } catch (GraphicsCardFailure e) {
            shaders.close();
            throw e;
        }
    }

    /** What paints the sphere into a texture. */
    CellShaders shaders(CellTexture texture) {
        return new CellShaders(pass.card().programs(), sphere, shaders.picture(), texture);
    }

    @Override
    public void put(float[] picture) {
        pass.graphics().run(() -> {
            shaders.picture().write(picture);
            GraphicsCard.check("writing a picture");
        });
        changed = new RowSpan(0, 0);
    }

    @Override
    public void look(Gnomonic view) {
        pass.graphics().run(() -> {
            shaders.look(view);
            GraphicsCard.check("reading a view");
        });
    }

    @Override
    public void step(float size) {
        double mean = pass.graphics().call(() -> {
            pass.forward(1, shaders::enter);
            slope.compute(1);
            pass.backward();
            double magnitude = shaders.ascend(size);
            GraphicsCard.check("taking a step");
            return magnitude;
        });
        if (!Double.isFinite(mean)) {
            throw new UncheckedIOException(new NonFiniteGradientException());
        }
        changed = union(changed, shaders.rows());
    }

    private static RowSpan union(RowSpan a, RowSpan b) {
        if (a.end() <= a.first()) {
            return b;
        }
        if (b.end() <= b.first()) {
            return a;
        }
        return new RowSpan(Math.min(a.first(), b.first()), Math.max(a.end(), b.end()));
    }

    @Override
    public void read(float[] picture) {
        int row = RGB * sphere.width();
        pass.graphics().run(() -> {
            int end = changed.end() * row;
            float[] chunk = new float[CHUNK];
            for (int at = changed.first() * row; at < end; at += CHUNK) {
                if (end - at < CHUNK) {
                    chunk = new float[end - at];
                }
                shaders.picture().read(at, chunk);
                // A read that fails must not overwrite the picture, which can still be saved.
                GraphicsCard.check("reading a picture");
                System.arraycopy(chunk, 0, picture, at, chunk.length);
            }
        });
        changed = new RowSpan(0, 0);
    }

    @Override
    public void close() {
        pass.graphics().run(() -> {
            slope.close();
            shaders.close();
        });
    }
}
