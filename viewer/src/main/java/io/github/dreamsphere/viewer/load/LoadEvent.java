package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.viewer.scene.Panorama;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the {@link Loader} tells the render loop. */
public sealed interface LoadEvent {
    /** Which request it answers. */
    int request();

    /**
     * Something of a version can be shown from now on, not yet sharp and perhaps not yet all of it.
     *
     * @param request which request it answers
     * @param version its place among the versions asked for
     * @param panorama the version; the receiver hands it back to {@link Loader#discard} when done
     */
    record Opened(int request, int version, LoadedPanorama panorama) implements LoadEvent {}

    /**
     * All pixels of a version that was opened before have been read; they are being uploaded.
     *
     * @param request which request it answers
     * @param version its place among the versions asked for
     * @param panorama the version
     * @param source its pixels
     */
    record Read(int request, int version, LoadedPanorama panorama, Panorama source) implements LoadEvent {}

    /**
     * A version was added to those of a picture that is shown already.
     *
     * @param request which request opened the picture
     * @param panorama the version; the receiver hands it back to {@link Loader#discard} when done
     */
    record Added(int request, LoadedPanorama panorama) implements LoadEvent {}

    /**
     * A file could not be read.
     *
     * @param request which request it answers
     * @param file the file
     * @param opened what was opened of it, to be shown no longer
     * @param failure why: an {@link IOException}, or a bug
     */
    record Failed(int request, Path file, Optional<LoadedPanorama> opened, Exception failure) implements LoadEvent {
        /** Why, in one line. */
        public String reason() {
            return failure instanceof IOException
                    ? failure.getMessage()
                    : file + ": cannot be shown because of a bug in dreamsphere: " + failure;
        }
    }

    /**
     * Everything asked for is there in full, or failed.
     *
     * @param request which request it answers
     */
    record Finished(int request) implements LoadEvent {}
}
