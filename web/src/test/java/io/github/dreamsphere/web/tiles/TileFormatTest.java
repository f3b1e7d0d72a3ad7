package io.github.dreamsphere.web.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.quality.Ssim;
import io.github.dreamsphere.web.room.RoomRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why WebP is the usual format. */
class TileFormatTest {
    @TempDir
    Path folder;

    /** What a format makes of a level: bytes of all tiles, and how like the level they are. */
    private record Made(long bytes, double psnr, double ssim) {}

    @ParameterizedTest
    @ValueSource(strings = {"bloomberg", "bma-1", "cerro-toco-0", "examplepano"})
    void webpTakesFewerBytesForTheSameLikeness(String name) throws IOException {
        Path file =
                Path.of(System.getProperty("dreamsphere.shared", "../shared"), "data", "photospheres", name + ".jpg");
        assumeTrue(Files.exists(file), () -> file + " is not there");

        Made jpeg = make(file, TileFormat.JPEG);
        Made webp = make(file, TileFormat.WEBP);

        System.out.printf(
                Locale.ROOT,
                "%s: JPEG %d bytes, PSNR %.1f dB, SSIM %.3f; WebP %d bytes, PSNR %.1f dB, SSIM %.3f%n",
                name,
                jpeg.bytes(),
                jpeg.psnr(),
                jpeg.ssim(),
                webp.bytes(),
                webp.psnr(),
                webp.ssim());
        assertThat(webp.bytes()).isLessThan((long) (0.95 * jpeg.bytes()));
        assertThat(webp.psnr()).isGreaterThan(jpeg.psnr() - 0.5);
        assertThat(webp.ssim()).isGreaterThan(jpeg.ssim() - 0.01);
    }

    private Made make(Path file, TileFormat format) throws IOException {
        SpherePicture picture = SpherePicture.read(file);
        PictureLevels levels = new PictureLevels(picture);
        int count = picture.levels().size() - 1;
        Level level = picture.levels().get(count - 1);
        Path tiles = Files.createTempDirectory(folder, "tiles");
        levels.writeTiles(tiles, count, new TileKind(format, RoomRequest.USUAL_QUALITY));
        Image expected = levels.keep(count - 1);
        levels.read(Progress.SILENT);

        Image shown = new Image(level.width(), level.height());
        long bytes = 0;
        for (int row = 0; row < level.rows(); row++) {
            for (int column = 0; column < level.columns(); column++) {
                Path tile = tiles.resolve((count - 1) + "/" + row + "_" + column + "." + format.suffix());
                bytes += Files.size(tile);
                Image pixels = ImageReader.read(tile).image();
                Image cell = pixels.crop(
                        Level.GUTTER,
                        Level.GUTTER,
                        pixels.width() - 2 * Level.GUTTER,
                        pixels.height() - 2 * Level.GUTTER);
                shown.paste(cell, column * Level.CELL, row * Level.CELL);
            }
        }
        return new Made(bytes, Psnr.psnr(shown, expected), Ssim.ssim(shown, expected));
    }
}
