package io.github.dreamsphere;

import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.load.FileHints;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A window, and a headset where there is one, to look around in.
 *
 * @param files one photosphere, a folder of them, or a photosphere and its dreams
 * @param camera where to look first
 * @param size of the window
 * @param anisotropy rays per pixel, at most, as {@link ViewRequest} takes it
 * @param hints replace what the files say about themselves
 * @param headset which headset to use
 * @param standing whether the headset's user stands rather than sits
 * @param reveal whether to begin with the dream where one looks
 * @param live what is dreamed while one looks; empty: nothing
 */
public record WindowRequest(
        List<Path> files,
        ViewCamera camera,
        PictureSize size,
        int anisotropy,
        FileHints hints,
        HeadsetChoice headset,
        boolean standing,
        boolean reveal,
        Optional<LiveRequest> live) {
    /** @throws IllegalArgumentException if there is no file, or the anisotropy is out of range */
    public WindowRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no photosphere to show");
        }
        ViewRequest.checkAnisotropy(anisotropy);
    }

    /** A window of 1280x720 pixels on these files, and whatever headset there is. */
    public static WindowRequest of(Path... files) {
        return new WindowRequest(
                List.of(files),
                ViewCamera.OF_FILE,
                new PictureSize(1280, 720),
                1,
                FileHints.NONE,
                HeadsetChoice.AUTO,
                false,
                false,
                Optional.empty());
    }
}
