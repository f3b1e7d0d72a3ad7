package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.flow.Flow;
import io.github.dreamsphere.core.flow.FlowPair;
import io.github.dreamsphere.core.flow.LostAreas;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.stream.IntStream;

/**
 * How far the dream has grown everywhere, see {@link FilmState#growth}. The first frame of a shot is dreamed whole. What
 * comes into sight later is dreamed in {@link #FRAMES} frames, a part of a whole dream in each; only then is its strength
 * held; until then it may be a little stronger than what is whole is on average. Held everywhere by itself, the detail of things that dream weakly does not fade because others dream strongly.
 */
final class Growth {
    /** In so many frames, what comes into sight is dreamed whole. */
    static final int FRAMES = 5;

    /** Where less is missing, a place counts as dreamed whole: carrying softens the edges of what has grown. */
    private static final float ROUNDING = 0.5f / FRAMES;

    /** What still grows may be so many times as strong as what is whole. */
    private static final double HIGHEST = 1.25;

    private final Image map;
    private final Surface surface;
    private float ceiling = Float.POSITIVE_INFINITY;

    private Growth(Image map, Surface surface) {
        this.map = map;
        this.surface = surface;
    }

    /** That of a frame that was dreamed whole; all of it is held at the strength of {@code detail}. */
    static Image whole(Image detail, Surface surface) {
        Growth growth = new Growth(new Image(surface.width(), surface.height()), surface);
        Strength strength = Strength.of(detail, surface);
        growth.change((x, y, i, scratch) -> {
            growth.map.rgb()[i] = strength.at(x, y, scratch);
            growth.map.rgb()[i + 1] = 1;
        });
        return growth.map;
    }

    /** What the last frame's growth is in the next frame; in lost areas, nothing has grown yet. */
    static Growth carried(Image before, FlowPair pair, LostAreas lost) {
        Surface surface = pair.surface();
        Growth growth = new Growth(new Image(surface.width(), surface.height()), surface);
        SphereSampler sampler = new SphereSampler(before, surface.border());
        IntStream.range(0, surface.height()).parallel().forEach(y -> {
            Flow.Follower way = pair.forth().from(surface);
            for (int x = 0; x < surface.width(); x++) {
                if (!lost.isLost(x, y)) {
                    way.follow(x, y);
                    sampler.bilinear(way.x(), way.y(), growth.map.rgb(), growth.map.index(x, y));
                }
            }
        });
        growth.ceiling = growth.ceiling();
        return growth;
    }

    private float ceiling() {
        double sum = 0;
        double area = 0;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                if (isWhole(map.get(x, y, 1))) {
                    sum += surface.area(y) * map.get(x, y, 0) * map.get(x, y, 0);
                    area += surface.area(y);
                }
            }
        }
        return area == 0 ? Float.POSITIVE_INFINITY : (float) (HIGHEST * Math.sqrt(sum / area));
    }

    /** By how much detail of {@code strength} at (x, y), parts of the picture's edges, is to be weakened: 0..1. */
    float held(double x, double y, float strength, SphereSampler sampler, float[] scratch) {
        sampler.bilinear(x * surface.width(), y * surface.height(), scratch, 0);
        float most = isWhole(scratch[1]) ? scratch[0] : ceiling;
        return strength > most ? most / strength : 1;
    }

    private static boolean isWhole(float grown) {
        return grown > 1 - ROUNDING;
    }

    /** Samples the map. */
    SphereSampler sampler() {
        return new SphereSampler(map, surface.border());
    }

    /** 1 where the dream is not yet whole and 0 elsewhere, as a picture with three equal channels. */
    Image unfinished() {
        Image unfinished = new Image(map.width(), map.height());
        for (int i = 0; i < unfinished.rgb().length; i += Image.CHANNELS) {
            if (!isWhole(map.rgb()[i + 1])) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    unfinished.rgb()[i + c] = 1;
                }
            }
        }
        return unfinished;
    }

    /**
     * The growth after the frame.
     *
     * @param detail of the frame
     * @param dreamed whether what was not yet whole has been dreamed on
     */
    Image after(Image detail, boolean dreamed) {
        Strength strength = Strength.of(detail, surface);
        change((x, y, i, scratch) -> {
            float grown = map.rgb()[i + 1];
            if (!isWhole(grown)) {
                map.rgb()[i] = Math.min(ceiling, strength.at(x, y, scratch));
                map.rgb()[i + 1] = dreamed ? Math.min(1, grown + 1f / FRAMES) : grown;
            }
        });
        return map;
    }

    private interface Change {
        void at(double x, double y, int index, float[] scratch);
    }

    private void change(Change change) {
        IntStream.range(0, map.height()).parallel().forEach(y -> {
            float[] scratch = new float[Image.CHANNELS];
            for (int x = 0; x < map.width(); x++) {
                change.at((x + 0.5) / map.width(), (y + 0.5) / map.height(), map.index(x, y), scratch);
            }
        });
    }
}
