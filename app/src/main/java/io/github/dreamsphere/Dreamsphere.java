package io.github.dreamsphere;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * The front door: reads, dreams, enlarges, writes and views photospheres. See the package for a program.
 *
 * <p>A request that cannot be carried out is an {@link IllegalArgumentException}, thrown before any work begins; a file
 * that cannot be read or written is an {@link IOException} that names it. Long work reports to the {@link Events} that
 * the door was opened with, and stops when an {@link Activity} of theirs is cancelled. Not safe for use by several
 * threads; one computation uses all cores.
 */
public interface Dreamsphere extends AutoCloseable {
    /** Opens the door; nothing is reported. */
    static Dreamsphere open() {
        return open(Events.NONE);
    }

    /** Opens the door and reports what happens to {@code events}. */
    static Dreamsphere open(Events events) {
        return ServiceLoader.load(Opener.class, Dreamsphere.class.getClassLoader())
                .findFirst()
                .orElseThrow()
                .open(events);
    }

    /** Makes doors; the library's own one is found by {@link ServiceLoader}. */
    interface Opener {
        /** Opens a door that reports to {@code events}. */
        Dreamsphere open(Events events);
    }

    /** The photosphere of a landscape that comes along, 2048x1024 pixels. */
    Sphere sample() throws IOException;

    /** The photosphere in a JPEG, PNG, TIFF or WebP file; without GPano tags it must be twice as wide as high. */
    Sphere read(Path file) throws IOException;

    /** Writes {@code sphere}, with GPano tags, into {@code file}, a JPEG, PNG or TIFF by its suffix. */
    Result write(Sphere sphere, Path file) throws IOException;

    /** Enlarges {@code sphere}; the request's layout, writing and format are not used. */
    Sphere upscale(Sphere sphere, UpscaleRequest request) throws IOException;

    /** Enlarges files, in bands, so that only the disk limits their size. */
    BatchResult upscale(Inputs inputs, UpscaleRequest request) throws IOException;

    /**
     * Draws views of {@code sphere} into files, without a display; the request's hints and eye are not used.
     *
     * @param out the name of the view's file, or what several names are made from, see {@link ViewSet}
     */
    void view(Sphere sphere, ViewRequest request, Path out) throws IOException;

    /** As {@link #view(Sphere, ViewRequest, Path)}, of the photosphere in {@code input}, perhaps a stereo one. */
    void view(Path input, ViewRequest request, Path out) throws IOException;

    /** Shows a window until it is closed; its warnings come on any thread. */
    void show(WindowRequest request) throws IOException;

    /** Compares two pictures. */
    Comparison compare(CompareRequest request) throws IOException;

    /** Makes an atlas, as far as its pictures are missing, and returns its page. */
    Path atlas(AtlasRequest request) throws IOException;

    /** Gives native memory back. */
    @Override
    void close();
}
