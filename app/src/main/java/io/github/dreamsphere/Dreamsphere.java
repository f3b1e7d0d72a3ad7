package io.github.dreamsphere;

import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.objective.ClassScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The library's front door: reads, dreams, enlarges, writes and views photospheres. The package description has a
 * complete program.
 *
 * <p>A request that cannot be carried out is an {@link IllegalArgumentException}, in most cases thrown before the work
 * begins; a file that cannot be read or written is an {@link IOException} that names it. Long work reports to the {@link
 * Events} given to {@link #open(Events)} and stops, with {@link io.github.dreamsphere.core.progress.Cancelled}, when an
 * {@link Activity} of theirs is cancelled. Not safe for use by several threads; one computation uses all cores.
 */
public interface Dreamsphere extends AutoCloseable {
    /** Opens the library; nothing is reported. */
    static Dreamsphere open() {
        return open(Events.NONE);
    }

    /** Opens the library and reports to {@code events}. */
    static Dreamsphere open(Events events) {
        return ServiceLoader.load(Provider.class, Dreamsphere.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("dreamsphere-app is not on the class path"))
                .open(events);
    }

    /** Implements the library. {@link ServiceLoader} finds the provider, so that this package depends on none. */
    interface Provider {
        /** Opens the library and reports to {@code events}. */
        Dreamsphere open(Events events);
    }

    /** A photosphere to try things on: a landscape of 2048x1024 pixels. */
    Sphere sample() throws IOException;

    /** Reads the photosphere in a JPEG, PNG, TIFF or WebP file; without GPano tags it must be twice as wide as high. */
    Sphere read(Path file) throws IOException;

    /** Writes {@code sphere}, with GPano tags, into {@code file}, whose suffix says the format: JPEG, PNG or TIFF. */
    Result write(Sphere sphere, Path file) throws IOException;

    /** Dreams {@code sphere} in memory. The request's output is not used. */
    Sphere dream(Sphere sphere, DreamRequest request) throws IOException;

    /** Dreams files of any size; every dream carries its recipe. A file that fails is reported; the others are dreamed. */
    BatchResult dream(DreamFiles files, DreamRequest request) throws IOException;

    /**
     * Dreams frame after frame.
     *
     * @param input the photosphere to start at
     * @param output a video {@code NAME.mp4}, or a pattern like {@code NAME_%05d.png} for the frames only
     */
    JourneyResult journey(Path input, JourneyRequest request, Path output) throws IOException;

    /**
     * The request that a recipe describes.
     *
     * @param recipe a built-in recipe's name, a TOML file, or a dreamed picture
     */
    DreamRequest readRecipe(String recipe) throws IOException;

    /** The recipe for {@code request}, in TOML. */
    String toRecipe(DreamRequest request) throws IOException;

    /** Enlarges {@code sphere} in memory. The request's layout, writing and format are not used. */
    Sphere upscale(Sphere sphere, UpscaleRequest request) throws IOException;

    /** Enlarges files of any size. A file that fails is reported; the others are enlarged. */
    BatchResult upscale(Inputs inputs, UpscaleRequest request) throws IOException;

    /**
     * Estimates what the dream of a file will take. This runs a small part of the dream to measure it.
     *
     * @param input the picture; ignored if the request starts from nothing
     * @param limits of memory
     * @param folder where the result would go
     */
    Estimate estimate(Path input, DreamRequest request, MemoryOptions limits, Path folder) throws IOException;

    /** Estimates what a journey from {@code input} will take, whose frames would go to {@code folder}. */
    Estimate estimate(Path input, JourneyRequest request, Path folder) throws IOException;

    /** Estimates what enlarging a file will take. */
    Estimate estimate(Path input, UpscaleRequest request) throws IOException;

    /**
     * Draws views of {@code sphere} into files, without a display. The request's hints and eye are not used.
     *
     * @param output the view's file, or what the files of several views are named after, see {@link ViewSet}
     */
    void view(Sphere sphere, ViewRequest request, Path output) throws IOException;

    /** As {@link #view(Sphere, ViewRequest, Path)}, of the photosphere in {@code input}, which may be stereo. */
    void view(Path input, ViewRequest request, Path output) throws IOException;

    /** Shows a window until it is closed. Its warnings come on any thread. */
    void show(WindowRequest request) throws IOException;

    /** Compares two pictures. */
    Comparison compare(CompareRequest request) throws IOException;

    /** Makes the pictures of an atlas that do not exist yet, and returns its page. */
    Path atlas(AtlasRequest request) throws IOException;

    /** The nets of this machine's user: lists, finds and fetches them. */
    Models nets();

    /** Reads a net from anywhere, keeps it under a name, and returns the folder that it is kept in. */
    Path importNet(NetImport request) throws IOException;

    /** The classes that a net sees in a picture, the strongest first. */
    List<ClassScore> classify(ClassifyRequest request) throws IOException;

    /** Releases native memory. */
    @Override
    void close();
}
