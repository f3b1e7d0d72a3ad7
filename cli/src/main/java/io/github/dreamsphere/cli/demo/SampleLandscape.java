package io.github.dreamsphere.cli.demo;

import io.github.dreamsphere.core.image.Image;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A photosphere drawn from a seed: a landscape under clouds. Every pixel is a function of its direction on the sphere
 * (the ground is a plane's noise where the ray meets it, the clouds are a plane's above), so that there is neither a seam
 * nor a pinched pole.
 */
public final class SampleLandscape {
    /** Rays a pixel, this many across and down, near the horizon; elsewhere only those on a diagonal. */
    private static final int RAYS = 2;

    /** Above and below this pitch nothing is so far away that its details are finer than two rays can tell. */
    private static final double NEAR_HORIZON = Math.toRadians(14);

    private final Terrain terrain;
    private final Sky sky;
    private final Grove grove;
    private final Ground ground;
    private final Water water;

    /** The landscape of a seed. */
    public SampleLandscape(long seed) {
        Noise noise = new Noise(seed);
        terrain = new Terrain(noise);
        sky = new Sky(noise);
        grove = new Grove(terrain, noise);
        ground = new Ground(terrain, sky, grove, noise);
        water = new Water(sky, ground, noise);
    }

    /** The full sphere in {@code width} × {@code width / 2} pixels; {@code width} is even and at least 2. */
    public Image draw(int width) {
        return draw(width, 0);
    }

    /** As above, for a viewer who has turned by {@code heading} radians clockwise. */
    Image draw(int width, double heading) {
        if (width < 2 || width % 2 != 0) {
            throw new IllegalArgumentException("width must be even and >= 2, was " + width);
        }
        Image image = new Image(width, width / 2);
        IntStream.range(0, width).parallel().forEach(x -> drawColumn(image, x, heading));
        return image;
    }

    private void drawColumn(Image image, int x, double heading) {
        Rgb[] sums = new Rgb[image.height()];
        Arrays.fill(sums, Rgb.BLACK);
        double columnAngle = 2 * Math.PI / image.width();
        double left = heading + columnAngle * (x - image.width() / 2.0);
        // The sky is smooth: one look for a pixel is enough, and only where it is seen.
        Rgb[] sky = new Rgb[image.height()];
        for (int ray = 0; ray < RAYS; ray++) {
            addRays(new Column(terrain, left + columnAngle * (ray + 0.5) / RAYS), ray, sums, sky);
        }
        for (int y = 0; y < sums.length; y++) {
            Film.expose(sums[y], image, x, y);
        }
    }

    /** Goes from the nadir up, so that each ray begins where the last one met the land. */
    private void addRays(Column column, int across, Rgb[] sums, Rgb[] sky) {
        List<Tree> trees = grove.along(column);
        int rays = sums.length * RAYS;
        double pixelAngle = Math.PI / rays;
        int sample = 0;
        for (int ray = rays - 1; ray >= 0; ray--) {
            double pitch = (0.5 - (ray + 0.5) / rays) * Math.PI;
            boolean isNearHorizon = Math.abs(pitch) < NEAR_HORIZON;
            if (!isNearHorizon && ray % RAYS != across) {
                continue;
            }
            double slope = Math.tan(pitch);
            int y = ray / RAYS;
            sample = column.firstAbove(sample, slope);
            boolean isLand = sample < column.end();
            double distance = isLand ? column.hitDistance(sample, slope) : Double.POSITIVE_INFINITY;
            if (!isLand && sky[y] == null) {
                sky[y] = sky(column, pitch);
            }
            Rgb behind = isLand ? land(column, distance, slope, pixelAngle) : sky[y];
            double share = isNearHorizon ? 1.0 / (RAYS * RAYS) : 1.0 / RAYS;
            sums[y] = sums[y].plus(
                    grove.over(behind, trees, column, slope, distance).times(share));
        }
    }

    private Rgb sky(Column column, double pitch) {
        double level = Math.cos(pitch);
        return sky.color(level * column.sine(), Math.sin(pitch), -level * column.cosine());
    }

    private Rgb land(Column column, double distance, double slope, double pixelAngle) {
        if (column.eye() + slope * distance < Terrain.WATER_LEVEL + 0.02) {
            return water.color(column, distance, slope);
        }
        double footprint = pixelAngle * Math.sqrt(distance * distance + Column.EYE_HEIGHT * Column.EYE_HEIGHT);
        return ground.color(distance * column.sine(), -distance * column.cosine(), distance, footprint);
    }
}
