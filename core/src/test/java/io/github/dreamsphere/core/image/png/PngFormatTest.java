package io.github.dreamsphere.core.image.png;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.DeepFormatContract;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.Samples;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PngFormatTest extends DeepFormatContract {
    @Override
    protected String suffix() {
        return ".png";
    }

    /** The last chunk, and the check sums of the pixels. */
    @Override
    protected int idleBytes() {
        return 12 + 4 + 4;
    }

    @Test
    void readsPalettesWithTransparency() throws IOException {
        byte[] reds = {0, (byte) 255, 10, 20};
        byte[] greens = {0, 51, 30, 40};
        byte[] blues = {0, 102, 50, 60};
        byte[] alphas = {0, (byte) 255, (byte) 255, (byte) 255};
        IndexColorModel palette = new IndexColorModel(2, 4, reds, greens, blues, alphas);
        BufferedImage indexed = new BufferedImage(5, 3, BufferedImage.TYPE_BYTE_BINARY, palette);
        indexed.getRaster().setSample(4, 2, 0, 1);
        ImageIO.write(indexed, "png", file().toFile());

        Image read = ImageReader.read(file()).image();

        assertThat(read.get(4, 2, 0)).isEqualTo(1f);
        assertThat(read.get(4, 2, 1)).isCloseTo(51 / 255f, Offset.offset(1e-6f));
        assertThat(read.get(4, 2, 2)).isCloseTo(102 / 255f, Offset.offset(1e-6f));
        assertThat(read.alpha().orElseThrow()).startsWith(0).endsWith(1);
    }

    @Test
    void readsBlackAndWhite() throws IOException {
        BufferedImage bits = new BufferedImage(9, 2, BufferedImage.TYPE_BYTE_BINARY);
        bits.setRGB(8, 1, 0xffffffff);
        ImageIO.write(bits, "png", file().toFile());

        Picture read = ImageReader.read(file());

        assertThat(read.metadata().grey()).isTrue();
        assertThat(read.image().get(8, 1, 1)).isEqualTo(1f);
        assertThat(read.image().get(7, 1, 1)).isZero();
    }

    @Test
    void readsInterlacedFiles() throws IOException {
        BufferedImage source = new BufferedImage(37, 21, BufferedImage.TYPE_3BYTE_BGR);
        source.setRGB(36, 20, 0xff336699);
        source.setRGB(5, 7, 0xffff0000);
        javax.imageio.ImageWriter writer = ImageIoPlugins.jdkWriter("png");
        try (ImageOutputStream out = new FileImageOutputStream(file().toFile())) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(source, null, null), parameters);
        }

        Image read = ImageReader.read(file()).image();

        assertThat(read.get(36, 20, 1)).isCloseTo(0x66 / 255f, Offset.offset(1e-6f));
        assertThat(read.get(5, 7, 0)).isEqualTo(1f);
        assertThat(read.get(5, 7, 2)).isZero();
    }

    @Test
    void noticesEveryChangedByte() throws IOException {
        ImageWriter.write(new Picture(Samples.noise(9, 9, 3), Metadata.NONE), file(), WriteOptions.defaults());
        byte[] whole = Files.readAllBytes(file());
        float[] pixels = ImageReader.read(file()).image().rgb();
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x40;
            Files.write(file(), changed);

            try {
                Picture read = ImageReader.read(file());
                assertThat(read.warnings()).as("byte %d of %d", i, whole.length).isNotEmpty();
                assertThat(read.image().rgb()).isEqualTo(pixels);
            } catch (FileException e) {
                assertThat(e).hasMessageStartingWith(file() + ": ");
            }
        }
    }
}
