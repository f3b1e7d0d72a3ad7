package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.stream.IntStream;

/**
 * What a frame shows that the other frame does not: it came into sight, or the flow failed there. A pixel is lost if
 * following the flow there and back ends elsewhere (see {@link Flow.Follower#returnsBy}) <em>and</em> its colour differs.
 * Either test alone drops many good pixels of a compressed film. A pixel is also lost if it was beyond the edge of a
 * plain picture.
 */
public final class LostAreas {
    /** The standard deviation in pixels by which the differences of colour are blurred. */
    private static final double BLUR = 2;

    /**
     * Two colours differ if the mean difference of their channels is this many times that of the pixels to which the flow
     * returns: a still camera shows less noise than a moving one, whose frames are resampled, or a compressed film.
     */
    private static final double OTHER_COLOUR = 4;

    /** Smaller differences are never another colour. */
    private static final double SAME_COLOUR = 4 / 255.0;

    /** Larger differences always are. */
    private static final double CLEARLY_OTHER = 10 / 255.0;

    private static final int SPECK_RADIUS = 2;
    private static final int RIM = 2;

    /** There is a cut between two frames if the flow fails in more than this part of the surface. */
    private static final double CUT = 0.5;

    private final Surface surface;
    private final SurfaceMask lost;
    private final double failed;

    private LostAreas(Surface surface, SurfaceMask lost, double failed) {
        this.surface = surface;
        this.lost = lost;
        this.failed = failed;
    }

    /** Finds what the frame {@code pair.from()} shows that {@code pair.to()} does not. */
    public static LostAreas of(FlowPair pair) {
        Surface surface = pair.surface();
        Comparison comparison = new Comparison(pair);
        IntStream.range(0, surface.height()).parallel().forEach(comparison::followRow);
        comparison.compareColours();
        double limit = Math.min(CLEARLY_OTHER, Math.max(SAME_COLOUR, OTHER_COLOUR * comparison.noise()));
        SphereBlur.blur(comparison.difference, surface, BLUR);
        boolean[] both = new boolean[comparison.failed.length];
        for (int i = 0; i < both.length; i++) {
            boolean differs = comparison.difference.rgb()[i * Image.CHANNELS] > limit;
            both[i] = comparison.outside[i] || comparison.failed[i] && differs;
        }
        SurfaceMask lost = SurfaceMask.of(surface, both)
                .shrunk(SPECK_RADIUS)
                .grown(SPECK_RADIUS)
                .grown(RIM);
        return new LostAreas(
                surface, lost, SurfaceMask.of(surface, comparison.failed).share());
    }

    /** The part of the surface where following the flow there and back ends elsewhere, 0..1. */
    public double failedShare() {
        return failed;
    }

    /** The lost part of the surface, 0..1. */
    public double share() {
        return lost.share();
    }

    /** Whether the frames are of different scenes. */
    public boolean isCut() {
        return failed > CUT;
    }

    /** Whether the pixel (x, y) of the frame at the size of the flow is lost. */
    public boolean isLost(int x, int y) {
        return lost.get(x, y);
    }

    /** 1 where something is lost and 0 elsewhere, as a picture of the flow's size with three equal channels. */
    public Image picture() {
        Image picture = new Image(surface.width(), surface.height());
        for (int i = 0; i < surface.width() * surface.height(); i++) {
            if (lost.get(i % surface.width(), i / surface.width())) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    picture.rgb()[i * Image.CHANNELS + c] = 1;
                }
            }
        }
        return picture;
    }

    /** Compares the frames of a pair row by row, as the flow says. */
    private static final class Comparison {
        private final FlowPair pair;
        private final Surface surface;
        private final SphereSampler other;
        private final boolean[] failed;
        private final boolean[] outside;
        private final Image difference;

        Comparison(FlowPair pair) {
            this.pair = pair;
            this.surface = pair.surface();
            this.other = new SphereSampler(pair.to(), surface.border());
            this.failed = new boolean[surface.width() * surface.height()];
            this.outside = new boolean[failed.length];
            this.difference = new Image(surface.width(), surface.height());
        }

        /** Follows the flow from a row's pixels there and back, and keeps the colours that lie there. */
        void followRow(int y) {
            Flow.Follower way = pair.forth().from(surface);
            for (int x = 0; x < surface.width(); x++) {
                int i = y * surface.width() + x;
                way.follow(x, y);
                outside[i] = !way.inside();
                failed[i] = outside[i] || !way.returnsBy(pair.back());
                other.bicubic(way.x(), way.y(), difference.rgb(), difference.index(x, y));
            }
        }

        /**
         * Makes the colours that lie there their differences from the frame's own, in every channel the mean of all. A
         * change of exposure, which is the same everywhere, is taken out.
         */
        void compareColours() {
            float[] own = pair.from().rgb();
            float[] there = difference.rgb();
            Exposure[] exposures = new Exposure[Image.CHANNELS];
            for (int c = 0; c < Image.CHANNELS; c++) {
                exposures[c] = Exposure.of(surface, failed, there, own, c);
            }
            for (int i = 0; i < own.length; i += Image.CHANNELS) {
                float sum = 0;
                for (int c = 0; c < Image.CHANNELS; c++) {
                    sum += Math.abs(exposures[c].of(there[i + c]) - own[i + c]);
                }
                for (int c = 0; c < Image.CHANNELS; c++) {
                    there[i + c] = sum / Image.CHANNELS;
                }
            }
        }

        /** The mean difference of colour where the flow returns, 0..1; 1 if it returns nowhere. */
        double noise() {
            double sum = 0;
            double weights = 0;
            for (int y = 0; y < surface.height(); y++) {
                double area = surface.area(y);
                for (int x = 0; x < surface.width(); x++) {
                    if (!failed[y * surface.width() + x]) {
                        sum += area * difference.rgb()[difference.index(x, y)];
                        weights += area;
                    }
                }
            }
            return weights == 0 ? 1 : sum / weights;
        }
    }
}
