package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.viewer.gl.SphereLayer;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.PanoramaPose;

/**
 * A panorama on the graphics card; perhaps only its overview yet, the rest arriving while it is shown.
 *
 * @param name what to call it
 * @param pose how it is posed, and where to look first
 * @param left what the left eye sees
 * @param right what the right eye sees; the same object as {@code left} if the picture is not stereo
 */
public record LoadedPanorama(String name, PanoramaPose pose, SphereTexture left, SphereTexture right)
        implements AutoCloseable {
    /** What one eye sees. */
    public SphereTexture texture(Eye eye) {
        return eye == Eye.LEFT ? left : right;
    }

    /** What one eye sees, posed. */
    public SphereLayer layer(Eye eye) {
        return new SphereLayer(texture(eye), pose.worldFromImage());
    }

    @Override
    public void close() {
        left.close();
        if (right != left) {
            right.close();
        }
    }
}
