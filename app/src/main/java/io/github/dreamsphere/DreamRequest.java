package io.github.dreamsphere;

import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.Region;
import io.github.dreamsphere.core.dream.Shaping;
import io.github.dreamsphere.core.tile.TileShape;
import io.github.dreamsphere.models.catalog.BuiltIn;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything that determines how a picture is dreamed. Input files, limits of memory and resuming are in {@link
 * DreamFiles}.
 *
 * @param model the net: its name, folder or file
 * @param objectives what is dreamed
 * @param canvas what is dreamed on
 * @param place where it is dreamed
 * @param ascent octaves, steps, jitter, tile size, heading and seed; its tile shape is ignored
 * @param tiles how the picture is cut; empty: upright views for a photosphere, rectangles for a plain picture
 * @param shaping changes to the gradient and to the picture in each step
 * @param output how the dream is written
 * @param device what runs the net; another device gives slightly different pictures
 */
public record DreamRequest(
        FileRef model,
        DreamObjectives objectives,
        DreamCanvas canvas,
        DreamPlace place,
        DreamOptions ascent,
        Optional<TileShape> tiles,
        Shaping shaping,
        DreamOutput output,
        DeviceChoice device) {
    private static final DreamRequest DEFAULTS = new DreamRequest(
            FileRef.of(BuiltIn.DREAM2.netName()),
            DreamObjectives.NONE,
            DreamCanvas.FILE,
            DreamPlace.EVERYWHERE,
            DreamOptions.defaults(),
            Optional.empty(),
            Shaping.plain().withEvenness(0.5),
            DreamOutput.USUAL,
            DeviceChoice.CPU);

    /** A dream of a photosphere by the built-in net's best layer, with settings close to those of Google's Deep Dream. */
    public static DreamRequest defaults() {
        return DEFAULTS;
    }

    /** The ascent with the tile shape of this request. */
    public DreamOptions options() {
        TileShape usual =
                canvas.flat() ? TileShape.EQUIRECT : DreamOptions.defaults().tiles();
        return ascent.withTiles(tiles.orElse(usual));
    }

    /**
     * Checks that the parts fit together. The constructors have checked each of them.
     *
     * @throws IllegalArgumentException if they do not
     */
    public void check() {
        canvas.check();
        place.check();
    }

    /** This request with another net: its name, folder or file. */
    public DreamRequest withModel(String model) {
        return withModel(FileRef.of(model));
    }

    /** This request with another net. */
    public DreamRequest withModel(FileRef model) {
        return new DreamRequest(model, objectives, canvas, place, ascent, tiles, shaping, output, device);
    }

    /** This request with other layers, by the names of their blobs. */
    public DreamRequest withLayers(String... layers) {
        return withLayers(Arrays.stream(layers).map(LayerObjective::of).toList());
    }

    /** This request with other layers. */
    public DreamRequest withLayers(List<LayerObjective> layers) {
        return withObjectives(objectives.withLayers(layers));
    }

    /** This request with other classes, by their names or numbers. */
    public DreamRequest withClasses(String... classes) {
        return withObjectives(objectives.withClasses(
                Arrays.stream(classes).map(ClassObjective::of).toList()));
    }

    /** This request guided by a picture. */
    public DreamRequest withGuide(Path guide) {
        return withObjectives(objectives.withGuide(Optional.of(FileRef.of(guide))));
    }

    /** This request with other objectives. */
    public DreamRequest withObjectives(DreamObjectives objectives) {
        return new DreamRequest(model, objectives, canvas, place, ascent, tiles, shaping, output, device);
    }

    /** This request at another width, in pixels. */
    public DreamRequest withWidth(int width) {
        return withCanvas(canvas.withWidth(Optional.of(width)));
    }

    /** This request on another canvas. */
    public DreamRequest withCanvas(DreamCanvas canvas) {
        return new DreamRequest(model, objectives, canvas, place, ascent, tiles, shaping, output, device);
    }

    /** This request in a region, in the syntax of {@link Region#parse}, such as {@code sky}. */
    public DreamRequest withRegion(String region) {
        return withPlace(place.withRegion(Optional.of(Region.parse(region))));
    }

    /** This request in another place. */
    public DreamRequest withPlace(DreamPlace place) {
        return new DreamRequest(model, objectives, canvas, place, ascent, tiles, shaping, output, device);
    }

    /** This request with another number of octaves, &ge; 1. */
    public DreamRequest withOctaves(int octaves) {
        return withAscent(ascent.withOctaves(octaves));
    }

    /** This request with the number of octaves that the size of the picture needs, see {@link DreamOptions#on}. */
    public DreamRequest withUsualOctaves() {
        return withAscent(ascent.withOctaves(Optional.empty()));
    }

    /** This request with other steps, a number for each octave, smallest first; the last is used for the rest. */
    public DreamRequest withSteps(Integer... steps) {
        return withAscent(ascent.withSteps(steps));
    }

    /** This request with another heading, in degrees to the right of the picture's centre. */
    public DreamRequest withHeading(double degrees) {
        return withAscent(ascent.withHeading(degrees));
    }

    /** This request with another seed. */
    public DreamRequest withSeed(long seed) {
        return withAscent(ascent.withSeed(seed));
    }

    /** This request with another ascent. */
    public DreamRequest withAscent(DreamOptions ascent) {
        return new DreamRequest(model, objectives, canvas, place, ascent, tiles, shaping, output, device);
    }

    /** This request with another tile shape. */
    public DreamRequest withTiles(TileShape tiles) {
        return withTiles(Optional.of(tiles));
    }

    /** This request with another tile shape; empty: the usual one. */
    public DreamRequest withTiles(Optional<TileShape> tiles) {
        return new DreamRequest(model, objectives, canvas, place, ascent, tiles, shaping, output, device);
    }

    /** This request with another shaping. */
    public DreamRequest withShaping(Shaping shaping) {
        return new DreamRequest(model, objectives, canvas, place, ascent, tiles, shaping, output, device);
    }

    /** This request with another output. */
    public DreamRequest withOutput(DreamOutput output) {
        return new DreamRequest(model, objectives, canvas, place, ascent, tiles, shaping, output, device);
    }

    /** This request on another device. */
    public DreamRequest withDevice(DeviceChoice device) {
        return new DreamRequest(model, objectives, canvas, place, ascent, tiles, shaping, output, device);
    }
}
