package io.github.dreamsphere;

import io.github.dreamsphere.viewer.headset.Comfort;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.load.FileHints;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        boolean reveal,
        Optional<LiveRequest> live) {
    /** @throws IllegalArgumentException if there is no file, or the anisotropy is out of range */
    public WindowRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no photosphere to show");
        }
        anisotropy.ifPresent(ViewRequest::checkAnisotropy);
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
                false,
                Optional.empty());
    }
}
