package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.dream.AscentRule;
import io.github.dreamsphere.core.dream.AscentTask;
import io.github.dreamsphere.core.dream.Shaping;
import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.tile.FlatViews;
import io.github.dreamsphere.core.tile.Jitter;
import io.github.dreamsphere.core.tile.TileShape;
import io.github.dreamsphere.core.tile.Tiles;
import io.github.dreamsphere.models.engine.ImageInput;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import java.util.List;
import java.util.Random;

/** The shaders for a dream's step, with random pixels and views in random directions. */
final class SphereBench implements AutoCloseable {
    static final float STEP_SIZE = 0.02f;
    static final double WEIGHT = -1.5;

    private static final int AT_ONCE = 3;
    private static final int RGB = 3;
    private static final int BLOCK = 4;

    private final GraphicsCard card;
    private final Equirectangular sphere;
    private final ImageSpec spec;
    private final AscentRule rule;
    private final Random random;
    private final Tiles tiles;
    private final CardPass pass;
    private final SphereShaders shaders;

    SphereBench(GraphicsCard card, Equirectangular sphere, Shaping shaping, ImageSpec spec, long seed) {
        this.card = card;
        this.sphere = sphere;
        this.spec = spec;
        this.rule = shaping.rule();
        this.random = new Random(seed);
        this.tiles = TileShape.TANGENT.over(sphere, 64, Jitter.free(32), 0.3);
        tiles.move(random);
        int channels = spec.channels().count();
        Net net = new Net(
                "test",
                spec,
                "data",
                List.of(new Layer("out", Nets.convolution(random, channels, 2, 1, 1, 0), "data", "out")));
        var atOnce = new io.github.dreamsphere.models.gpu.Tiles(AT_ONCE);
        pass = card.pass(
                net, List.of("out"), tiles.width(), tiles.height(), PassKind.EXACT_GRADIENT, Tilings.FIXED, atOnce);
        AscentTask task =
                new AscentTask(sphere, shaping.evenness(), shaping.smoothing(), shaping.rule(), WEIGHT, STEP_SIZE);
        shaders = card.call(() -> new SphereShaders(pass.card(), task, pass.image(), pass.factors()));
    }

    Tiles tiles() {
        return tiles;
    }

    int batches() {
        return (tiles.count() + AT_ONCE - 1) / AT_ONCE;
    }

    List<FlatViews.Place> batch(int number) {
        List<FlatViews.Place> places = views().places();
        return places.subList(number * AT_ONCE, Math.min(places.size(), (number + 1) * AT_ONCE));
    }

    /** The number of the first tile of a batch. */
    int first(int batch) {
        return batch * AT_ONCE;
    }

    private FlatViews views() {
        return tiles.views().orElseThrow();
    }

    /** Converts between tiles and the net's input. */
    ImageInput input() {
        return new ImageInput(spec, pass.image().shape());
    }

    /** White noise, 0..1. */
    HeapPlane noise() {
        return new HeapPlane(noise(sphere.width() * sphere.height() * RGB), sphere.width(), RGB);
    }

    /** White noise, 0..1. */
    float[] noise(int length) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = random.nextFloat();
        }
        return samples;
    }

    void put(HeapPlane picture) {
        card.run(() -> shaders.picture().put(picture));
    }

    float[] picture() {
        HeapPlane read = new HeapPlane(new float[sphere.width() * sphere.height() * RGB], sphere.width(), RGB);
        card.run(() -> shaders.picture().read(read));
        return read.samples();
    }

    /** Cuts a batch, and returns the net's input for each of its tiles, HWC. */
    List<float[]> cut(int batch) {
        return card.call(() -> {
            pass.card().tiles().set(batch(batch).size());
            shaders.cut(views(), batch(batch));
            return batch(batch).stream()
                    .map(place -> tile(batch(batch).indexOf(place)))
                    .toList();
        });
    }

    private float[] tile(int number) {
        Region all = pass.image().value();
        float[] blocks = new float[tiles.width() * tiles.height() * BLOCK];
        all.memory().read((long) BLOCK * (all.start() + number * all.step()), blocks);
        return channels(blocks, spec.channels().count());
    }

    /** Cuts and blends a batch with these gradients of the net's input, HWC. */
    void blend(int batch, List<float[]> gradients) {
        card.run(() -> {
            pass.card().tiles().set(gradients.size());
            shaders.cut(views(), batch(batch));
            Region all = pass.image().gradient();
            for (int i = 0; i < gradients.size(); i++) {
                long start = (long) BLOCK * (all.start() + i * all.step());
                all.memory()
                        .write(start, blocks(gradients.get(i), spec.channels().count()));
            }
            shaders.blend(views(), batch(batch));
        });
    }

    /** Sets the sums of gradients, with weights of 2. */
    void setSums(HeapPlane sums) {
        float[] all = blocks(sums.samples(), RGB);
        for (int i = RGB; i < all.length; i += BLOCK) {
            all[i] = 2;
        }
        card.run(() -> shaders.gradient().write(all));
    }

    /** Smooths the sums, and returns the gradient, HWC. */
    float[] smoothed() {
        return card.call(() -> {
            shaders.smooth();
            float[] all = new float[sphere.width() * sphere.height() * BLOCK];
            shaders.gradient().read(0, all);
            return channels(all, RGB);
        });
    }

    /** What the rule remembers. */
    List<float[]> memory() {
        List<Plane> planes = rule.remember(noise(), Planes.inMemory());
        card.run(() -> shaders.rule().read(planes));
        return planes.stream().map(plane -> plane.toMemory().samples()).toList();
    }

    double ascend(int step) {
        return card.call(() -> shaders.ascend(step));
    }

    /** The first channels of blocks of four. */
    private static float[] channels(float[] blocks, int channels) {
        float[] values = new float[blocks.length / BLOCK * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = blocks[i / channels * BLOCK + i % channels];
        }
        return values;
    }

    private static float[] blocks(float[] values, int channels) {
        float[] blocks = new float[values.length / channels * BLOCK];
        for (int i = 0; i < values.length; i++) {
            blocks[i / channels * BLOCK + i % channels] = values[i];
        }
        return blocks;
    }

    @Override
    public void close() {
        card.run(shaders::close);
        pass.close();
    }
}
