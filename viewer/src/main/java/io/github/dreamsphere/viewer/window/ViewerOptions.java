package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.headset.Comfort;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.live.LiveOptions;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What to show in the window.
 *
 * @param files one picture, a folder, or the versions of one picture
 * @param width the window's width
 * @param height the window's height
 * @param anisotropy as {@link SphereRenderer} takes it; if empty, as many rays as whatever draws easily casts
 * @param hints what to go by instead of what the files say
 * @param firstCamera the camera for the first picture; the others are looked at as their files say
 * @param headset which headset to use
 * @param comfort how the headset's wearer is treated
 * @param supersampling as {@link io.github.dreamsphere.viewer.headset.Supersampling} takes it
 * @param reveal whether the dream appears where the user looks, from the start
 * @param live the options of live dreams; empty for none
 * @param say told what a person should know, a line each, on any thread
 */
public record ViewerOptions(
        List<Path> files,
        int width,
        int height,
        OptionalInt anisotropy,
        FileHints hints,
        Function<PanoramaPose, Camera> firstCamera,
        HeadsetChoice headset,
        Comfort comfort,
        OptionalDouble supersampling,
        boolean reveal,
        Optional<LiveOptions> live,
        Consumer<String> say) {
    /** Refuses to show nothing. */
    public ViewerOptions {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there must be a picture to show");
        }
    }
}
