package io.github.dreamsphere.web.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.UnknownCoverageException;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureLevelsTest {
    private static final String GPANO = "http://ns.google.com/photos/1.0/panorama/";
    /** What a format with colours for every 2 × 2 pixels may change in a smooth picture. */
    private static final float LOSS = 0.03f;

    @TempDir
    Path folder;

    @Test
    void tilesOfAFullSphereWrapAndFoldOverThePoles() throws IOException {
        Image image = smooth(1302, 651);

        checkTiles(write(image, Xmp.EMPTY, "full.png"), image, Border.full(1302, 651), "");
    }

    @Test
    void tilesOfALastRowOfOnePixelAreWhole() throws IOException {
        Image image = smooth(1026, 513);

        checkTiles(write(image, Xmp.EMPTY, "odd.png"), image, Border.full(1026, 513), "");
    }

    @Test
    void tilesOfAPartReflectAtItsEdges() throws IOException {
        Image image = smooth(900, 300);
        Xmp xmp = gpano("FullPanoWidthPixels", "2000")
                .with(GPANO, "GPano", "FullPanoHeightPixels", "1000")
                .with(GPANO, "GPano", "CroppedAreaLeftPixels", "400")
                .with(GPANO, "GPano", "CroppedAreaTopPixels", "200")
                .with(GPANO, "GPano", "CroppedAreaImageWidthPixels", "900")
                .with(GPANO, "GPano", "CroppedAreaImageHeightPixels", "300");

        checkTiles(write(image, xmp, "part.png"), image, Border.reflecting(900, 300), "");
    }

    @Test
    void eachEyeOfAStereoPictureHasTiles() throws IOException {
        checkEyes("stereo_TB.png", 0, 550);
    }

    @Test
    void eyesSideBySideAreCutApart() throws IOException {
        checkEyes("stereo_LR.png", 1100, 0);
    }

    @Test
    void transparentPixelsAreWhite() throws IOException {
        Image image = new Image(64, 32).withAlpha(new float[64 * 32]);
        Path file = write(image, Xmp.EMPTY, "clear.png");
        for (TileFormat format : TileFormat.values()) {
            Image tile = ImageReader.read(tiles(file, format).resolve("0/0_0." + format.suffix()))
                    .image();
            assertThat(tile.get(30, 10, 0)).as("%s", format).isCloseTo(1, within(LOSS));
        }
    }

    @Test
    void tilesHaveNoMetadata() throws IOException {
        Path file = write(smooth(64, 32), gpano("CaptureSoftware", "secret"), "private.png");
        for (TileFormat format : TileFormat.values()) {
            try (BandReader reader = BandReader.open(tiles(file, format).resolve("0/0_0." + format.suffix()))) {
                assertThat(reader.metadata().xmp()).isEqualTo(Xmp.EMPTY);
                assertThat(reader.metadata().icc()).isEmpty();
                assertThat(reader.metadata().exif()).isEmpty();
            }
        }
    }

    @Test
    void aKeptLevelIsThePictureInThatSize() throws IOException {
        Image image = smooth(1302, 651);
        PictureLevels levels = new PictureLevels(SpherePicture.read(write(image, Xmp.EMPTY, "kept.png")));
        Image kept = levels.keep(1);
        levels.read(Progress.SILENT);

        Image expected = SphereResize.resize(image, Border.full(1302, 651), 651, 326, ResampleFilter.BICUBIC);
        double worst = IntStream.range(0, expected.rgb().length)
                .mapToDouble(i -> Math.abs(kept.rgb()[i] - expected.rgb()[i]))
                .max()
                .orElseThrow();
        assertThat(worst).isLessThan(0.005);
    }

    @Test
    void lowerQualityMakesFewerBytes() throws IOException {
        Image noise = new Image(200, 100);
        Random random = new Random(7);
        for (int i = 0; i < noise.rgb().length; i++) {
            noise.rgb()[i] = random.nextFloat();
        }
        for (TileFormat format : TileFormat.values()) {
            List<Long> bytes = new ArrayList<>();
            for (int quality : new int[] {1, 50, 100}) {
                Path tile = folder.resolve(quality + "." + format.suffix());
                format.write(noise, tile, quality);
                bytes.add(Files.size(tile));
            }
            assertThat(bytes).as("%s", format).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aPictureThatIsNoSphereIsRefused() throws IOException {
        Path file = write(smooth(300, 200), Xmp.EMPTY, "flat.png");

        assertThatThrownBy(() -> SpherePicture.read(file))
                .isInstanceOf(UnknownCoverageException.class)
                .hasMessageStartingWith(file.toString());
    }

    /** Checks the tiles of a picture of two eyes, the right one of them at this place. */
    private void checkEyes(String name, int x, int y) throws IOException {
        Image left = smooth(1100, 550);
        Image right = negative(left);
        Image both = new Image(1100 + x, 550 + y);
        both.paste(left, 0, 0);
        both.paste(right, x, y);
        Path file = write(both, Xmp.EMPTY, name);

        checkTiles(file, left, Border.full(1100, 550), "");
        checkTiles(file, right, Border.full(1100, 550), "r");
    }

    /** Compares all tiles with levels that are made of the whole picture at once. */
    private void checkTiles(Path file, Image eye, Border border, String prefix) throws IOException {
        for (TileFormat format : TileFormat.values()) {
            checkTiles(file, eye, border, prefix, format);
        }
    }

    private void checkTiles(Path file, Image eye, Border border, String prefix, TileFormat format) throws IOException {
        Path tiles = tiles(file, format);
        List<Level> levels = SpherePicture.read(file).levels();
        Image expected = eye;
        Border around = border;
        for (int i = levels.size() - 1; i >= 0; i--) {
            Level level = levels.get(i);
            expected = SphereResize.resize(expected, around, level.width(), level.height(), ResampleFilter.BICUBIC);
            around = new Border(level.width(), level.height(), border.wraps(), border.northPole(), border.southPole());
            for (int row = 0; row < level.rows(); row++) {
                for (int column = 0; column < level.columns(); column++) {
                    Path tile = tiles.resolve(i + "/" + prefix + row + "_" + column + "." + format.suffix());
                    checkTile(ImageReader.read(tile).image(), expected, around, row, column);
                }
            }
        }
    }

    private static void checkTile(Image tile, Image level, Border border, int row, int column) {
        int left = column * Level.CELL - Level.GUTTER;
        int top = row * Level.CELL - Level.GUTTER;
        assertThat(tile.width()).isEqualTo(Math.min(Level.CELL, level.width() - column * Level.CELL) + 8);
        assertThat(tile.height()).isEqualTo(Math.min(Level.CELL, level.height() - row * Level.CELL) + 8);
        float worst = 0;
        for (int y = 0; y < tile.height(); y++) {
            for (int x = 0; x < tile.width(); x++) {
                float wanted = level.get(border.column(left + x, top + y), border.row(top + y), 1);
                worst = Math.max(worst, Math.abs(tile.get(x, y, 1) - wanted));
            }
        }
        assertThat(worst)
                .as("tile %d_%d of %dx%d", row, column, level.width(), level.height())
                .isLessThan(LOSS);
    }

    private Path tiles(Path file, TileFormat format) throws IOException {
        Path tiles = Files.createTempDirectory(folder, "tiles");
        SpherePicture picture = SpherePicture.read(file);
        PictureLevels levels = new PictureLevels(picture);
        levels.writeTiles(tiles, picture.levels().size(), new TileKind(format, 100));
        assertThat(levels.read(Progress.SILENT)).isEmpty();
        return tiles;
    }

    private static Xmp gpano(String name, String value) {
        return Xmp.EMPTY
                .with(GPANO, "GPano", "ProjectionType", "equirectangular")
                .with(GPANO, "GPano", name, value);
    }

    private Path write(Image image, Xmp xmp, String name) throws IOException {
        Path file = folder.resolve(name);
        ImageWriter.write(new Picture(image, Metadata.NONE.withXmp(xmp)), file, WriteOptions.defaults());
        return file;
    }

    private static Image negative(Image image) {
        Image negative = new Image(image.width(), image.height());
        for (int i = 0; i < negative.rgb().length; i++) {
            negative.rgb()[i] = 1 - image.rgb()[i];
        }
        return negative;
    }

    /** A picture without fine detail, different everywhere. */
    private static Image smooth(int width, int height) {
        Image image = new Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double longitude = 2 * Math.PI * (x + 0.5) / width;
                double latitude = Math.PI * (0.5 - (y + 0.5) / height);
                image.set(x, y, 0, (float) (0.5 + 0.4 * Math.cos(latitude) * Math.sin(longitude)));
                image.set(x, y, 1, (float) (0.5 + 0.4 * Math.cos(latitude) * Math.cos(3 * longitude)));
                image.set(x, y, 2, (float) (0.5 + 0.4 * Math.sin(latitude)));
            }
        }
        return image;
    }
}
