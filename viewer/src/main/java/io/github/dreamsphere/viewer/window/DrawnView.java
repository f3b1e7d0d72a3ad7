package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.viewer.gl.Composition;
import io.github.dreamsphere.viewer.scene.Camera;
import java.util.Optional;

/**
 * All that decides what a window shows.
 *
 * @param camera the direction and the projection of the view
 * @param width the window's width in pixels
 * @param height the window's height in pixels
 * @param composition the pictures
 * @param changes how often what they hold has changed
 * @param captions what is written
 */
record DrawnView(
        Camera camera,
        int width,
        int height,
        Optional<Composition> composition,
        int changes,
        Optional<Captions.Look> captions) {}
