package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.flow.Flow;
import io.github.dreamsphere.core.flow.FlowPair;
import io.github.dreamsphere.core.flow.LostAreas;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * How much of the dream each place of a frame has, and how strong its detail may be; see {@link FilmState#growth}. The
 * first frame of a shot is dreamed whole. What comes into sight later is dreamed over {@link #FRAMES} frames, a part of a
 * whole dream in each. Detail that is whole keeps the strength that each of its bands had when it became whole. Detail that still grows
 * may be at most {@link #HIGHEST} times as strong as whole detail is on average. Each place has a limit of its own, so
 * weak detail does not fade because detail elsewhere is strong.
 */
final class Growth {
    /** The number of frames over which what comes into sight is dreamed whole. */
    static final int FRAMES = 5;

    /** A place where less than this is missing counts as whole, because carrying blurs the edges of what has grown. */
    private static final float ROUNDING = 0.5f / FRAMES;

    /** How many times as strong as whole detail is on average detail that still grows may be. */
    private static final double HIGHEST = 1.25;

    /** The channels of the map. */
    private static final int COARSE = 0;

    private static final int GROWN = 1;
    private static final int FINE = 2;

    private final Image map;
    private final Surface surface;
    private float coarseCeiling = Float.POSITIVE_INFINITY;
    private float fineCeiling = Float.POSITIVE_INFINITY;

    private Growth(Image map, Surface surface) {
        this.map = map;
        this.surface = surface;
    }

    /** The growth of a frame that was dreamed whole, whose limits are the strengths of its detail everywhere. */
    static Growth whole(Bands detail, Surface surface) {
        Growth growth = new Growth(new Image(surface.width(), surface.height()), surface);
        Bands.Strengths strengths = detail.strengths(surface);
        growth.change((x, y, i, scratch) -> {
            growth.map.rgb()[i + COARSE] = strengths.coarse().at(x, y, scratch);
            growth.map.rgb()[i + GROWN] = 1;
            growth.map.rgb()[i + FINE] = strengths.fine().at(x, y, scratch);
        });
        return growth;
    }

    /**
     * Carries the growth of the last frame along the flow to the next frame. Lost areas start at 0: nothing of them has
     * been dreamed yet.
     */
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
        growth.coarseCeiling = growth.ceiling(COARSE);
        growth.fineCeiling = growth.ceiling(FINE);
        return growth;
    }

    private float ceiling(int band) {
        double sum = 0;
        double area = 0;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                if (isWhole(map.get(x, y, GROWN))) {
                    sum += surface.area(y) * map.get(x, y, band) * map.get(x, y, band);
                    area += surface.area(y);
                }
            }
        }
        return area == 0 ? Float.POSITIVE_INFINITY : (float) (HIGHEST * Math.sqrt(sum / area));
    }

    /** The map, as {@link FilmState#growth} describes it. */
    Image map() {
        return map;
    }

    /** Holds detail down to its limits. */
    final class Hold {
        private final Bands.Strengths strengths;
        private final SphereSampler limits = new SphereSampler(map, surface.border());

        private Hold(Bands.Strengths strengths) {
            this.strengths = strengths;
        }

        /**
         * Computes the factors, 0..1, that bring detail at (x, y) down to its limits.
         *
         * @param x 0..1 along the picture's width
         * @param y 0..1 along the picture's height
         * @param factors gets the factor of the coarse band and that of the fine band; has 3 elements
         */
        void at(double x, double y, float[] factors) {
            float coarse = strengths.coarse().at(x, y, factors);
            float fine = strengths.fine().at(x, y, factors);
            limits.bilinear(x * surface.width(), y * surface.height(), factors, 0);
            boolean isWhole = isWhole(factors[GROWN]);
            factors[0] = factor(coarse, isWhole ? factors[COARSE] : coarseCeiling);
            factors[1] = factor(fine, isWhole ? factors[FINE] : fineCeiling);
        }

        private static float factor(float strength, float most) {
            return strength > most ? most / strength : 1;
        }
    }

    /** @param strengths of the detail that is to be held */
    Hold hold(Bands.Strengths strengths) {
        return new Hold(strengths);
    }

    private static boolean isWhole(float grown) {
        return grown > 1 - ROUNDING;
    }

    private boolean isWholeEverywhere() {
        return IntStream.range(0, surface.width() * surface.height())
                .parallel()
                .allMatch(i -> isWhole(map.rgb()[i * Image.CHANNELS + GROWN]));
    }

    /** 1 where the dream is not yet whole and 0 elsewhere, as a picture with three equal channels. */
    Image unfinished() {
        Image unfinished = new Image(map.width(), map.height());
        for (int i = 0; i < unfinished.rgb().length; i += Image.CHANNELS) {
            if (!isWhole(map.rgb()[i + GROWN])) {
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
     * @param detail of the frame; asked for only if something is not yet whole
     * @param dreamed whether what was not yet whole has been dreamed on
     */
    Image after(Supplier<Bands> detail, boolean dreamed) {
        if (isWholeEverywhere()) {
            return map;
        }
        Bands.Strengths strengths = detail.get().strengths(surface);
        change((x, y, i, scratch) -> {
            float grown = map.rgb()[i + GROWN];
            if (!isWhole(grown)) {
                map.rgb()[i + COARSE] =
                        Math.min(coarseCeiling, strengths.coarse().at(x, y, scratch));
                map.rgb()[i + FINE] = Math.min(fineCeiling, strengths.fine().at(x, y, scratch));
                map.rgb()[i + GROWN] = dreamed ? Math.min(1, grown + 1f / FRAMES) : grown;
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
