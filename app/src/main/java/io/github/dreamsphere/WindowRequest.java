package io.github.dreamsphere;

import io.github.dreamsphere.viewer.headset.Comfort;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.headset.Supersampling;
import io.github.dreamsphere.viewer.load.FileHints;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A window to look around in, and a headset if there is one.
 *
 * @param files one photosphere, a folder of them, or a photosphere and its dreams
 * @param camera the initial view
 * @param size size of the window
 * @param anisotropy maximum number of rays per pixel, as in {@link ViewRequest}; empty: 8 on a graphics card, 1 without
 * @param hints values that override the files' metadata
 * @param headset which headset to use
 * @param comfort how the headset's wearer is tracked and turned
 * @param supersampling how many pixels are drawn for each of the headset's, across and down, 1 to 2; empty: as many as the
 *     headset's rate allows
 * @param reveal whether the window starts by revealing the dream where the user looks
 * @param live the dream computed where the user looks; empty: none
 */
public record WindowRequest(
        List<Path> files,
        ViewCamera camera,
        PictureSize size,
        OptionalInt anisotropy,
        FileHints hints,
        HeadsetChoice headset,
        Comfort comfort,
        OptionalDouble supersampling,
        boolean reveal,
        Optional<LiveRequest> live) {
    /** @throws IllegalArgumentException if there is no file, or the anisotropy or the supersampling is out of range */
    public WindowRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no photosphere to show");
        }
        anisotropy.ifPresent(ViewRequest::checkAnisotropy);
        supersampling.ifPresent(WindowRequest::checkSupersampling);
    }

    private static void checkSupersampling(double factor) {
        if (!(factor >= 1 && factor <= Supersampling.MOST)) {
            throw new IllegalArgumentException("supersampling must be 1 to " + Supersampling.MOST + ", was " + factor);
        }
    }

    /** A window of 1280x720 pixels that shows these files, and a headset if there is one. */
    public static WindowRequest of(Path... files) {
        return new WindowRequest(
                List.of(files),
                ViewCamera.OF_FILE,
                new PictureSize(1280, 720),
                OptionalInt.empty(),
                FileHints.NONE,
                HeadsetChoice.AUTO,
                Comfort.USUAL,
                OptionalDouble.empty(),
                false,
                Optional.empty());
    }
}
