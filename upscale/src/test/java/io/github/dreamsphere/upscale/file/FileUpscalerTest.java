package io.github.dreamsphere.upscale.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.RunSettings;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.SeamScore;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.net.NetFamily;
import io.github.dreamsphere.upscale.net.RandomNets;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;
import io.github.dreamsphere.upscale.rows.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUpscalerTest {
    @TempDir
    private Path folder;

    private final Upscaler upscaler =
            new Upscaler(NetFamily.of(SuperResolutionNet.of(RandomNets.shuffling(2, 1), 1)), UpscaleOptions.defaults());

    @AfterEach
    void close() {
        upscaler.close();
    }

    private UpscaledFile enlarge(Path source, Path target, PictureLayout layout, double factor) throws IOException {
        return files(layout, factor).enlarge(source, target, Progress.SILENT);
    }

    private FileUpscaler files(PictureLayout layout, double factor) {
        return new FileUpscaler(
                upscaler, Enlargement.by(factor), layout, WriteOptions.defaults(), Map.of("upscaleModel", "test"));
    }

    private Path file(Image image, Metadata metadata) throws IOException {
        Path file = folder.resolve("in.tif");
        ImageWriter.write(new Picture(image, metadata), file, WriteOptions.defaults());
        return file;
    }

    /** The file's pixels as they come from a file of 16 bits. */
    private static void assertPixels(Image actual, Image expected) {
        assertThat(actual.rgb()).containsExactly(expected.rgb(), Offset.offset(1.01f / 65535));
    }

    @Test
    void aFileThatShrinksWhileItIsReadIsNamedAndLeavesNothing() throws IOException {
        Path in = file(Pictures.noise(1024, 512, 1), Metadata.NONE);
        Path results = Files.createDirectories(folder.resolve("results"));
        Progress cutting = (stage, done, total) -> cut(in, 100_000);
        assertThatThrownBy(() -> files(PictureLayout.SPHERE, 2).enlarge(in, results.resolve("out.tif"), cutting))
                .isInstanceOf(ImageFileException.class)
                .hasMessage(in + ": the file is cut short; get a whole copy of it");
        assertThat(results).isEmptyDirectory();
    }

    private static void cut(Path file, long length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void filesAndImagesAreEnlargedAlike() throws IOException {
        Path in = file(Pictures.noise(64, 32, 1), Metadata.NONE.withBits(16));
        Path out = folder.resolve("out.tif");
        UpscaledFile written = enlarge(in, out, PictureLayout.SPHERE, 2);
        Image expected = upscaler.enlarge(
                ImageReader.read(in).image(), new Equirectangular(64, 32), Enlargement.by(2), Progress.SILENT);
        Photosphere result = PhotosphereFile.read(out);
        assertPixels(result.image(), expected);
        assertThat(result.metadata().bits()).isEqualTo(16);
        assertThat(RunSettings.of(result.metadata().xmp())).containsEntry("upscaleModel", "test");
        assertThat(written.scores().orElseThrow().seam()).isCloseTo(SeamScore.of(expected), Offset.offset(1e-6));
    }

    @Test
    void aPartOfASphereStaysTheSamePart() throws IOException {
        Path in = folder.resolve("part.png");
        Coverage coverage = new Coverage(64, 32, 8, 4, 40, 20);
        Photosphere part = Photosphere.of(new Picture(Pictures.noise(40, 20, 1), Metadata.NONE), coverage);
        PhotosphereFile.write(part, in, WriteOptions.defaults(), Map.of());
        Path out = folder.resolve("out.png");
        UpscaledFile written = enlarge(in, out, PictureLayout.SPHERE, 2);
        assertThat(PhotosphereFile.read(out).coverage()).isEqualTo(new Coverage(128, 64, 16, 8, 80, 40));
        assertThat(written.scores()).isEmpty();
    }

    @Test
    void eachEyeIsEnlargedAsASphere() throws IOException {
        Image both = Pictures.noise(64, 64, 1);
        Image left = new Image(64, 32, Arrays.copyOf(both.rgb(), 64 * 32 * 3));
        Path in = file(both, Metadata.NONE.withBits(16));
        Path out = folder.resolve("out.tif");
        enlarge(in, out, PictureLayout.OVER_UNDER, 2);
        Image result = ImageReader.read(out).image();
        assertThat(result.height()).isEqualTo(128);
        Image expected = upscaler.enlarge(left, new Equirectangular(64, 32), Enlargement.by(2), Progress.SILENT);
        Image upper = new Image(128, 64, Arrays.copyOf(result.rgb(), 128 * 64 * 3));
        assertThat(upper.rgb()).containsExactly(expected.rgb(), Offset.offset(1e-4f));
    }

    @Test
    void aFlatPictureMayHaveAnyShape() throws IOException {
        Image image = Pictures.noise(7, 50, 1);
        Path in = file(image, Metadata.NONE.withBits(16));
        Path out = folder.resolve("out.tif");
        enlarge(in, out, PictureLayout.FLAT, 2);
        Image expected = upscaler.enlarge(image, new Flat(7, 50), Enlargement.by(2), Progress.SILENT);
        assertThat(ImageReader.read(out).image().rgb()).containsExactly(expected.rgb(), Offset.offset(1e-4f));
    }

    @Test
    void onePixelAndOneRowAreEnlargedToo() throws IOException {
        Path out = folder.resolve("out.tif");
        enlarge(file(Pictures.noise(1, 1, 1), Metadata.NONE), out, PictureLayout.FLAT, 2);
        assertThat(ImageReader.read(out).image().width()).isEqualTo(2);
        UpscaledFile row = enlarge(file(Pictures.noise(5000, 1, 1), Metadata.NONE), out, PictureLayout.FLAT, 1.5);
        assertThat(row.width()).isEqualTo(7500);
        assertThat(row.height()).isEqualTo(2);
    }

    @Test
    void greyStaysGrey() throws IOException {
        Image image = Pictures.noise(64, 32, 1);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = image.rgb()[i / 3 * 3];
        }
        Path out = folder.resolve("out.tif");
        enlarge(file(image, Metadata.NONE.withGrey(true)), out, PictureLayout.SPHERE, 2);
        assertThat(ImageReader.read(out).metadata().grey()).isTrue();
    }

    @Test
    void picturesThatAreNoSphereAreRejectedAndNothingIsWritten() throws IOException {
        Path in = file(Pictures.noise(30, 10, 1), Metadata.NONE);
        Path out = folder.resolve("out.tif");
        for (PictureLayout layout : new PictureLayout[] {PictureLayout.SPHERE, PictureLayout.OVER_UNDER}) {
            assertThatThrownBy(() -> enlarge(in, out, layout, 2))
                    .isInstanceOf(ImageFileException.class)
                    .hasMessageStartingWith(in + ": 30x10 pixels are not");
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void aFileCutShortLeavesNothingBehind() throws IOException {
        Path in = file(Pictures.noise(64, 32, 1), Metadata.NONE);
        byte[] whole = Files.readAllBytes(in);
        Files.write(in, Arrays.copyOf(whole, whole.length - 2000));
        Path out = folder.resolve("results");
        Files.createDirectories(out);
        assertThatThrownBy(() -> enlarge(in, out.resolve("out.tif"), PictureLayout.SPHERE, 2))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(in.toString());
        assertThat(out).isEmptyDirectory();
    }
}
