package io.github.dreamsphere;

import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.objective.ClassScore;
import io.github.dreamsphere.viewer.load.FileHints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Reads, dreams, enlarges, writes and views photospheres. This is the entry point of the library; the package
 * description shows a complete program.
 *
 * <p>Methods throw {@link IllegalArgumentException} for a request that cannot be carried out, in most cases before the
 * work begins, and {@link IOException}, which names the file, if a file cannot be read or written. Long computations
 * report to the {@link Events} given to {@link #open(Events)}. They throw {@link
 * io.github.dreamsphere.core.progress.Cancelled} when an {@link Activity} of these events is cancelled.
 *
 * <p>An instance must not be used by several threads at the same time. A single computation uses all cores.
 */
public interface Dreamsphere extends AutoCloseable {
    /** Opens the library without events. */
    static Dreamsphere open() {
        return open(Events.NONE);
    }

    /** Opens the library; it reports to {@code events}. */
    static Dreamsphere open(Events events) {
        return ServiceLoader.load(Provider.class, Dreamsphere.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("dreamsphere-app is not on the class path"))
                .open(events);
    }

    /** Opens an implementation of the library. {@link ServiceLoader} finds the provider. */
    interface Provider {
        /** Opens the library; it reports to {@code events}. */
        Dreamsphere open(Events events);
    }

    /** The sample photosphere, a landscape of 2048x1024 pixels. */
    Sphere sample() throws IOException;

    /** Reads a photosphere from a JPEG, PNG, TIFF or WebP file. Without GPano tags it must be twice as wide as high. */
    Sphere read(Path file) throws IOException;

    /** Writes {@code sphere} with GPano tags. The suffix of {@code file} sets the format: JPEG, PNG or TIFF. */
    Result write(Sphere sphere, Path file) throws IOException;

    /** Dreams {@code sphere} in memory. The request's output is ignored. */
    Sphere dream(Sphere sphere, DreamRequest request) throws IOException;

    /** Dreams files of any size. Results contain their recipe. A file that fails is reported, and the run continues. */
    BatchResult dream(DreamFiles files, DreamRequest request) throws IOException;

    /**
     * Dreams files of any size as a recipe says. The results have the same bytes as those of {@code dreamsphere dream} with
     * the same recipe and options.
     */
    BatchResult dream(DreamFiles files, RecipeRequest recipe) throws IOException;

    /**
     * Makes a journey: each frame is a dream of the one before.
     *
     * @param input the photosphere to start from
     * @param output a video {@code NAME.mp4}, or a pattern such as {@code NAME_%05d.png} for pictures only
     */
    JourneyResult journey(Path input, JourneyRequest request, Path output) throws IOException;

    /**
     * Dreams a film of spheres: the dream of each frame is carried to the next along the motion of things, so that it
     * holds steady. Sound and times are those of the input.
     */
    FilmResult film(FilmFiles files, FilmRequest request) throws IOException;

    /**
     * The request that a recipe describes.
     *
     * @param recipe a built-in recipe's name, a TOML file, or a dreamed picture
     */
    DreamRequest readRecipe(String recipe) throws IOException;

    /** The request that a recipe with other settings describes. */
    DreamRequest readRecipe(RecipeRequest recipe) throws IOException;

    /** The recipe of {@code request}, in TOML. */
    String toRecipe(DreamRequest request) throws IOException;

    /** Enlarges {@code sphere} in memory. The request's layout, writing and format are ignored. */
    Sphere upscale(Sphere sphere, UpscaleRequest request) throws IOException;

    /** Enlarges files of any size. A file that fails is reported, and the run continues. */
    BatchResult upscale(Inputs inputs, UpscaleRequest request) throws IOException;

    /**
     * Estimates the memory, disk and time that the dream of a file will need. It runs a small part of the dream to
     * measure its speed.
     *
     * @param input the picture; ignored if the request generates its picture
     * @param limits limits of memory and disk
     * @param folder the folder for the result
     */
    Estimate estimate(Path input, DreamRequest request, MemoryOptions limits, Path folder) throws IOException;

    /** Estimates what a journey from {@code input} with frames in {@code folder} will need. */
    Estimate estimate(Path input, JourneyRequest request, Path folder) throws IOException;

    /** Estimates what enlarging a file will need. */
    Estimate estimate(Path input, UpscaleRequest request) throws IOException;

    /**
     * Draws views of {@code sphere} into files, without a display. The request's hints and eye are ignored.
     *
     * @param output the file of the view; {@link ViewSet} says how several files are named
     */
    void view(Sphere sphere, ViewRequest request, Path output) throws IOException;

    /** As {@link #view(Sphere, ViewRequest, Path)}, for the photosphere in {@code input}, which may be stereo. */
    void view(Path input, ViewRequest request, Path output) throws IOException;

    /** Shows a window until it is closed. Warnings of the window can come from any thread. */
    void show(WindowRequest request) throws IOException;

    /**
     * Dreams a saved live dream of a window again, into a new file of the current folder.
     *
     * @param picture the photosphere that was dreamed of
     * @param saved the live dream, whose metadata say where the user looked
     * @param hints values that override the picture's metadata
     */
    Path dreamLiveAgain(Path picture, Path saved, FileHints hints) throws IOException;

    /**
     * Begins a live dream of a copy of {@code sphere}. It uses the request's device, net and aims, and ignores its steps,
     * octaves and places.
     */
    LiveSphere live(Sphere sphere, DreamRequest request) throws IOException;

    /** Compares two pictures. */
    Comparison compare(CompareRequest request) throws IOException;

    /** Makes the pictures of an atlas that do not exist yet, and its page. Returns the file of the page. */
    Path atlas(AtlasRequest request) throws IOException;

    /** The nets available to this user: lists, finds and fetches them. */
    Models nets();

    /** Stores a net under a name, and returns its folder. */
    Path importNet(NetImport request) throws IOException;

    /** The classes with the highest scores for a picture, the highest first. */
    List<ClassScore> classify(ClassifyRequest request) throws IOException;

    /** Releases native memory. */
    @Override
    void close();
}
