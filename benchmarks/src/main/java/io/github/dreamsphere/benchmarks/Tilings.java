package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.quality.Anisotropy;
import io.github.dreamsphere.core.sphere.GnomonicView;
import io.github.dreamsphere.core.tile.TileShape;
import io.github.dreamsphere.models.engine.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Dreams a photosphere with each kind of tile, draws six views of the dream, and measures how round the dreamed shapes
 * (result minus input) are at the poles: the ratio of their anisotropy there to that at the horizon.
 *
 * <p>The contents of a picture influence how round its dream is: a sky dreams differently from a forest. Therefore the
 * photosphere is dreamed a second time, tipped over by 90°, and the anisotropies of both dreams are added. Other dreams
 * start from a plain colour, which contains no shapes of its own.
 */
public final class Tilings {
    private static final int COLUMNS = 3;
    private static final int FRONT = 0;
    private static final int BACK = 2;
    private static final int UP = 4;
    private static final int DOWN = 5;
    private static final int SIDES = 4;
    private static final int VIEWS = 6;
    /** The number of dreams from a plain colour; one has too few shapes for a reliable anisotropy. */
    private static final int SEEDS = 4;

    /** The approximate size of a feature, in pixels of a view. */
    private static final double SIGMA = 8;

    private final SphereDream upright;
    private final SphereDream tipped;
    private final SphereDream plain;
    private final Path folder;

    private Tilings(SphereDream dreams, SphereDream plain, Path folder) {
        this.upright = dreams;
        this.tipped = dreams.tipped();
        this.plain = plain;
        this.folder = folder;
    }

    /** Arguments: the photosphere, the width to dream at, the folder for the sheets. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        try (Network network = GoogLeNet.network()) {
            int width = Integer.parseInt(arguments[1]);
            SphereDream dreams = SphereDream.of(network, Path.of(arguments[0]), width);
            Tilings tilings = new Tilings(dreams, SphereDream.ofPlainColour(network, width), folder);
            System.out.println("tiles     seconds  outside the net  up/front  poles/horizon"
                    + "  up/front, plain colour  poles/sides, plain colour");
            for (TileShape tiles : TileShape.values()) {
                tilings.measure(tiles);
            }
        }
    }

    private void measure(TileShape tiles) throws IOException {
        String name = tiles.name().toLowerCase(Locale.ROOT);
        SphereDream.Timed first = upright.dream(tiles);
        write(first.image(), name);
        double[] here = anisotropies(upright, first.image());
        Image second = tipped.dream(tiles).image();
        write(second, name + "-tipped");
        double[] there = anisotropies(tipped, second);
        double poles = here[UP] + here[DOWN] + there[UP] + there[DOWN];
        double horizon = here[FRONT] + here[BACK] + there[FRONT] + there[BACK];
        double[] grown = grown(tiles, name + "-from-nothing");
        System.out.printf(
                Locale.ROOT,
                "%-9s %7.1f %14.1f %% %9.3f %14.3f %23.3f %26.3f%n",
                name,
                first.seconds(),
                100 * first.shareOutsideNet(),
                here[UP] / here[FRONT],
                poles / horizon,
                grown[UP] / grown[FRONT],
                (grown[UP] + grown[DOWN])
                        / 2
                        / Arrays.stream(grown, 0, SIDES).average().orElseThrow());
    }

    /** The mean anisotropies of the six views in dreams from a plain colour; writes the last dream as {@code name}. */
    private double[] grown(TileShape tiles, String name) throws IOException {
        double[] means = new double[VIEWS];
        for (int seed = 1; seed <= SEEDS; seed++) {
            DreamOptions options = DreamOptions.defaults().withTiles(tiles).withSeed(seed);
            Image grown = plain.dream(plain.picture(), options).image();
            double[] views = anisotropies(plain, grown);
            Arrays.setAll(means, view -> means[view] + views[view] / SEEDS);
            write(grown, name);
        }
        return means;
    }

    private static double[] anisotropies(SphereDream dreams, Image dream) {
        Image difference = new Image(dream.width(), dream.height());
        float[] rgb = difference.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = 0.5f + (dream.rgb()[i] - dreams.picture().rgb()[i]) / 2;
        }
        return Arrays.stream(views(dreams, difference))
                .mapToDouble(view -> Anisotropy.of(view, SIGMA))
                .toArray();
    }

    /** Front, right, back, left, up, down; their resolution at the centre is that of the sphere at the equator. */
    private static Image[] views(SphereDream dreams, Image image) {
        int size = (int) Math.round(image.width() / Math.PI);
        return Arrays.stream(GnomonicView.cube(size))
                .map(view -> GnomonicView.render(image, dreams.sphere(), view))
                .toArray(Image[]::new);
    }

    private void write(Image dream, String name) throws IOException {
        Picture sheet = new Picture(sheet(views(upright, dream)), Metadata.NONE);
        ImageWriter.write(sheet, folder.resolve(name + ".jpg"), WriteOptions.defaults());
    }

    private static Image sheet(Image[] views) {
        int size = views[0].width();
        Image sheet = new Image(COLUMNS * size, views.length / COLUMNS * size);
        for (int i = 0; i < views.length; i++) {
            sheet.paste(views[i], i % COLUMNS * size, i / COLUMNS * size);
        }
        return sheet;
    }
}
