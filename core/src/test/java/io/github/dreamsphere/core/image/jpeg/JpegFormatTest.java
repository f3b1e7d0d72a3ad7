package io.github.dreamsphere.core.image.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.ChromaSubsampling;
import io.github.dreamsphere.core.image.FormatContract;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.Samples;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class JpegFormatTest extends FormatContract {
    @Override
    protected String suffix() {
        return ".jpg";
    }

    @Override
    protected float tolerance() {
        return 0.1f;
    }

    /** The marker of the end. */
    @Override
    protected int idleBytes() {
        return 2;
    }

    @Test
    void readsProgressiveFiles() throws IOException {
        BufferedImage source = new BufferedImage(200, 150, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 150; y++) {
            for (int x = 0; x < 200; x++) {
                source.setRGB(x, y, 0xff000000 | x << 16 | y << 8 | (x + y) / 2);
            }
        }
        write(new IIOImage(source, null, null), ImageWriteParam.MODE_DEFAULT);

        Image read = ImageReader.read(file()).image();

        assertThat(JpegStructure.read(file()).scans()).isGreaterThan(1);
        assertThat(read.get(180, 20, 0)).isCloseTo(180 / 255f, Offset.offset(0.04f));
        assertThat(read.get(20, 140, 1)).isCloseTo(140 / 255f, Offset.offset(0.04f));
    }

    /** Adobe stores inks inverted: 255 is none. */
    @Test
    void readsCmykAsRgb() throws IOException {
        int[][] inks = {{255, 255, 255, 255}, {255, 255, 255, 0}, {0, 255, 255, 255}, {255, 255, 0, 255}};
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 16, 4, null);
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 16; y++) {
                raster.setPixel(x, y, inks[x / 16]);
            }
        }
        write(new IIOImage(raster, null, null), ImageWriteParam.MODE_DISABLED);
        insertAdobeMarker();

        Picture read = ImageReader.read(file());

        assertThat(read.metadata().icc()).isEmpty();
        assertThat(pixel(read.image(), 8)).as("no ink").allMatch(sample -> sample > 0.95f);
        assertThat(pixel(read.image(), 24)).as("black").allMatch(sample -> sample < 0.25f);
        assertThat(pixel(read.image(), 40)).as("cyan").satisfies(rgb -> assertThat(rgb.get(0))
                .isLessThan(rgb.get(2) - 0.3f));
        assertThat(pixel(read.image(), 56)).as("yellow").satisfies(rgb -> assertThat(rgb.get(2))
                .isLessThan(rgb.get(0) - 0.3f));
    }

    private static List<Float> pixel(Image image, int x) {
        return List.of(image.get(x, 8, 0), image.get(x, 8, 1), image.get(x, 8, 2));
    }

    private void write(IIOImage image, int progressiveMode) throws IOException {
        javax.imageio.ImageWriter writer = ImageIoPlugins.jdkWriter("jpeg");
        try (ImageOutputStream out = new FileImageOutputStream(file().toFile())) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(progressiveMode);
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0.95f);
            writer.write(null, image, parameters);
        }
    }

    private void insertAdobeMarker() throws IOException {
        byte[] whole = Files.readAllBytes(file());
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(whole, 0, 2);
        marked.writeBytes(new byte[] {
            (byte) 0xFF, (byte) JpegStructure.APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
        });
        marked.write(whole, 2, whole.length - 2);
        Files.write(file(), marked.toByteArray());
    }

    @Test
    void samplesEveryPixelsColourUnlessAskedNotTo() throws IOException {
        Image stripes = new Image(32, 32);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                stripes.set(x, y, x % 2 == 0 ? 0 : 2, 1);
            }
        }
        Picture picture = new Picture(stripes, Metadata.NONE);

        ImageWriter.write(picture, file(), WriteOptions.defaults());
        float finest = Samples.greatestDifference(ImageReader.read(file()).image(), stripes);
        ImageWriter.write(picture, file(), WriteOptions.defaults().withChroma(ChromaSubsampling.QUARTER));
        float subsampled = Samples.greatestDifference(ImageReader.read(file()).image(), stripes);

        assertThat(finest).isLessThan(0.1f);
        assertThat(subsampled).isGreaterThan(0.3f);
    }

    @Test
    void losesLessAtAHigherQuality() throws IOException {
        Picture picture = new Picture(Samples.noise(64, 64, 5), Metadata.NONE);

        ImageWriter.write(picture, file(), WriteOptions.defaults().withJpegQuality(40));
        long small = Files.size(file());
        ImageWriter.write(picture, file(), WriteOptions.defaults().withJpegQuality(98));

        assertThat(Files.size(file())).isGreaterThan(2 * small);
    }

    @Test
    void laysTransparentPixelsOverWhite() throws IOException {
        Image black = new Image(16, 16);
        float[] alpha = new float[256];
        Arrays.fill(alpha, 0.25f);

        Image read =
                roundTrip(new Picture(black.withAlpha(alpha), Metadata.NONE)).image();

        assertThat(read.alpha()).isEmpty();
        assertThat(read.get(8, 8, 0)).isCloseTo(0.75f, Offset.offset(0.01f));
    }

    @Test
    void refusesSixteenBits() {
        Picture picture = new Picture(Samples.gradient(4, 4), Metadata.NONE);

        assertThatThrownBy(() -> ImageWriter.write(
                        picture, file(), WriteOptions.defaults().withBits(16)))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("write .png or .tif instead");
    }

    @Test
    void refusesMorePixelsASideThanItHolds() {
        Picture picture = new Picture(new Image(70_000, 1), Metadata.NONE);

        assertThatThrownBy(() -> ImageWriter.write(picture, file(), WriteOptions.defaults()))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("65500");
        assertThat(file()).doesNotExist();
    }

    @Test
    void readsOverABrokenColourProfile() throws IOException {
        Image image = Samples.gradient(16, 16);
        JpegFiles.write(file(), image, JpegFiles.icc(Samples.brokenProfile().bytes()));

        Picture read = ImageReader.read(file());

        assertThat(read.metadata().icc()).isEmpty();
        assertThat(read.warnings()).containsExactly("its colour profile is left out: it is broken");
        assertThat(Samples.greatestDifference(read.image(), image)).isLessThan(tolerance());
    }
}
