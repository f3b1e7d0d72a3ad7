package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.headset.EyePainter;
import io.github.dreamsphere.viewer.headset.Headset;
import io.github.dreamsphere.viewer.headset.HeadsetView;
import io.github.dreamsphere.viewer.headset.Supersampling;
import io.github.dreamsphere.viewer.load.Thumbnails;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.util.ArrayDeque;
import java.util.Deque;

/** All that is drawn inside a headset: the panorama, the signs and the strip of thumbnails over it. */
final class HeadsetScene implements AutoCloseable, EyePainter {
    private final Deque<Runnable> toClose = new ArrayDeque<>();
    private final HeadsetView view;
    private final HeadsetSigns signs;
    private final ThumbnailStrip strip;

    /**
     * The scene in {@code headset}, which stays open if this fails.
     *
     * @throws GraphicsException if the driver cannot draw it
     */
    HeadsetScene(Headset headset, SphereRenderer renderer, ViewerOptions options, Thumbnails thumbnails)
            throws GraphicsException {
        try {
            double tilt = Math.toRadians(options.comfort().tiltDegrees());
            view = new HeadsetView(headset, renderer, tilt, new Supersampling(options.supersampling(), options.say()));
            toClose.push(view::close);
            signs = new HeadsetSigns();
            toClose.push(signs::close);
            strip = new ThumbnailStrip(thumbnails, new TilePainter(signs.hasFonts()));
            toClose.push(strip::close);
        } catch (GraphicsException | RuntimeException e) {
            close();
            throw e;
        }
    }

    HeadsetView view() {
        return view;
    }

    HeadsetSigns signs() {
        return signs;
    }

    ThumbnailStrip strip() {
        return strip;
    }

    @Override
    public void paint(ViewPlane plane, Rotation roomFromEye) {
        strip.paint(plane, roomFromEye);
        signs.paint(plane, roomFromEye);
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            toClose.pop().run();
        }
    }
}
