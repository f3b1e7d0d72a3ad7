package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.stream.IntStream;

/**
 * What a frame shows that the other frame does not: it came into sight, or the flow failed there. A pixel is lost if
 * following the flow there and back ends elsewhere (Ruder, Dosovitskiy and Brox, "Artistic style transfer for videos and
 * spherical images", IJCV 2018, section 3.2) <em>and</em> its colour differs. Either test alone drops many good pixels
 * of a compressed film.
 */
public final class LostAreas {
    /** The tolerance of the way back, as a part of the squared lengths of both ways. */
    private static final double RELATIVE = 0.01;

    /** The tolerance of the way back in square pixels. */
    private static final double ABSOLUTE = 0.5;

    /** The standard deviation in pixels by which the differences of colour are blurred. */
    private static final double BLUR = 2;

    /** Two colours differ if the mean difference of their channels is larger than this. */
    private static final double OTHER_COLOUR = 10 / 255.0;

    private static final int SPECK_RADIUS = 3;
    private static final int RIM = 2;

    /** There is a cut between two frames if the flow fails in more than this part of the sphere. */
    private static final double CUT = 0.5;

    private final Equirectangular sphere;
    private final SphereMask lost;
    private final double failed;

    private LostAreas(Equirectangular sphere, SphereMask lost, double failed) {
        this.sphere = sphere;
        this.lost = lost;
        this.failed = failed;
    }

    /** Finds what the frame {@code pair.from()} shows that {@code pair.to()} does not. */
    public static LostAreas of(FlowPair pair) {
        Equirectangular sphere =
                new Equirectangular(pair.from().width(), pair.from().height());
        boolean[] failed = new boolean[sphere.width() * sphere.height()];
        Image difference = new Image(sphere.width(), sphere.height());
        Comparison comparison = new Comparison(pair, sphere, failed, difference);
        IntStream.range(0, sphere.height()).parallel().forEach(comparison::followRow);
        comparison.compareColours();
        SphereBlur.blur(difference, sphere, BLUR);
        boolean[] both = new boolean[failed.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = failed[i] && difference.rgb()[i * Image.CHANNELS] > OTHER_COLOUR;
        }
        SphereMask lost = SphereMask.of(sphere, both)
                .shrunk(SPECK_RADIUS)
                .grown(SPECK_RADIUS)
                .grown(RIM);
        return new LostAreas(sphere, lost, SphereMask.of(sphere, failed).share());
    }

    /** The part of the sphere where following the flow there and back ends elsewhere, 0..1. */
    public double failedShare() {
        return failed;
    }

    /** The lost part of the sphere, 0..1. */
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
        Image picture = new Image(sphere.width(), sphere.height());
        for (int i = 0; i < sphere.width() * sphere.height(); i++) {
            if (lost.get(i % sphere.width(), i / sphere.width())) {
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
        private final Equirectangular sphere;
        private final SphereTable table;
        private final SphereSampler other;
        private final double squarePixels;
        private final boolean[] failed;
        private final Image difference;

        Comparison(FlowPair pair, Equirectangular sphere, boolean[] failed, Image difference) {
            this.pair = pair;
            this.sphere = sphere;
            this.table = new SphereTable(sphere);
            this.other = new SphereSampler(pair.to(), sphere.border());
            this.squarePixels = sphere.pixelsPerRadian() * sphere.pixelsPerRadian();
            this.failed = failed;
            this.difference = difference;
        }

        /** Follows the flow from a row's pixels there and back, and keeps the colours that lie there. */
        void followRow(int y) {
            float[] there = new float[3];
            float[] back = new float[3];
            double[] at = new double[3];
            for (int x = 0; x < sphere.width(); x++) {
                double dx = table.cosLatitude(y) * table.sinLongitude(x);
                double dy = table.sinLatitude(y);
                double dz = -table.cosLatitude(y) * table.cosLongitude(x);
                pair.forth().follow(x + 0.5, y + 0.5, dx, dy, dz, there, at);
                Vec3 reached = new Vec3(at[0], at[1], at[2]);
                double u = sphere.x(reached.longitude());
                double v = sphere.y(reached.latitude());
                pair.back().follow(u, v, at[0], at[1], at[2], back, at);
                double missed = square(at[0] - dx) + square(at[1] - dy) + square(at[2] - dz);
                double ways = lengthSquare(there) + lengthSquare(back);
                failed[y * sphere.width() + x] = missed * squarePixels > RELATIVE * ways * squarePixels + ABSOLUTE;
                other.bicubic(u, v, difference.rgb(), difference.index(x, y));
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
                exposures[c] = Exposure.of(sphere, failed, there, own, c);
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

        private static double lengthSquare(float[] v) {
            return square(v[0]) + square(v[1]) + square(v[2]);
        }

        private static double square(double value) {
            return value * value;
        }
    }
}
