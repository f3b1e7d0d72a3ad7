package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.quality.SeamScore;
import io.github.dreamsphere.core.tile.TileShape;
import io.github.dreamsphere.models.engine.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Dreams a photosphere turned by 90° about the vertical axis, with its heading turned too, and prints the PSNR
 * of the result against the turned dream. Also prints the seam and pole scores of the picture and its dreams.
 *
 * <p>The octave scale is 2 instead of 1.4, so that the turn is a whole number of columns in every octave. Otherwise the
 * small octaves of the turned picture would be sampled at other positions.
 */
public final class TurnedSphere {
    private TurnedSphere() {}

    /** Arguments: the photosphere, the width to dream at. */
    public static void main(String[] arguments) throws IOException {
        try (Network network = GoogLeNet.network()) {
            SphereDream dreams = SphereDream.of(network, Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            scores("the picture", dreams.picture());
            for (TileShape tiles : TileShape.values()) {
                measure(dreams, tiles);
            }
        }
    }

    private static void measure(SphereDream dreams, TileShape tiles) {
        DreamOptions options =
                DreamOptions.defaults().withTiles(tiles).withOctaves(3).withOctaveScale(2);
        Image picture = dreams.picture();
        int quarter = picture.width() / 4;
        Image dream = dreams.dream(picture, options).image();
        Image turned =
                dreams.dream(rolled(picture, quarter), options.withHeading(90)).image();
        String name = tiles.name().toLowerCase(Locale.ROOT);
        System.out.printf(
                Locale.ROOT,
                "%-12s turned by 90 degrees: PSNR %.1f dB against the turned dream%n",
                name,
                Psnr.psnr(turned, rolled(dream, quarter)));
        scores(name, dream);
    }

    private static void scores(String name, Image image) {
        System.out.printf(
                Locale.ROOT,
                "%-12s seam score %.3f, pole scores %.3f and %.3f%n",
                name,
                SeamScore.of(image),
                PoleScore.north(image),
                PoleScore.south(image));
    }

    /** {@code image} rolled to the right by {@code columns}. */
    private static Image rolled(Image image, int columns) {
        Image rolled = new Image(image.width(), image.height());
        int split = columns * Image.CHANNELS;
        int rowLength = image.width() * Image.CHANNELS;
        for (int row = 0; row < image.rgb().length; row += rowLength) {
            System.arraycopy(image.rgb(), row, rolled.rgb(), row + split, rowLength - split);
            System.arraycopy(image.rgb(), row + rowLength - split, rolled.rgb(), row, split);
        }
        return rolled;
    }
}
