package io.github.dreamsphere.viewer.headset;

import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.RenderTarget;
import java.util.Optional;

/** The picture for one eye. It can be drawn with more pixels than it has, and is reduced afterwards. */
final class EyeTarget implements AutoCloseable {
    private final RenderTarget target;
    private Optional<RenderTarget> fine = Optional.empty();

    /**
     * A picture of {@code width} × {@code height} pixels.
     *
     * @throws GraphicsException if the driver cannot draw pictures as large
     */
    EyeTarget(int width, int height) throws GraphicsException {
        target = new RenderTarget(width, height);
    }

    /**
     * Directs drawing here.
     *
     * @param factor how many pixels to draw for each of the picture's, across and down, at least 1
     * @return false if the driver cannot draw so many; then one is drawn for each
     */
    boolean bind(double factor) {
        int width = (int) Math.round(factor * target.width());
        if (width != fine.orElse(target).width()) {
            fine.ifPresent(RenderTarget::close);
            fine = width > target.width() ? larger(factor, width) : Optional.empty();
        }
        RenderTarget bound = fine.orElse(target);
        bound.bind();
        return bound.width() == width;
    }

    private Optional<RenderTarget> larger(double factor, int width) {
        try {
            return Optional.of(new RenderTarget(width, (int) Math.round(factor * target.height())));
        } catch (GraphicsException e) {
            return Optional.empty();
        }
    }

    /** Reduces what was drawn to the size of the picture, after the last drawing. */
    void finish() {
        fine.ifPresent(drawn -> drawn.copyTo(target));
    }

    /** The picture, in an sRGB texture. */
    int texture() {
        return target.texture();
    }

    /** As {@link RenderTarget#copyToWindow}. */
    void copyToWindow(int windowWidth, int windowHeight) {
        target.copyToWindow(windowWidth, windowHeight);
    }

    @Override
    public void close() {
        fine.ifPresent(RenderTarget::close);
        target.close();
    }
}
