package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffFormatTest extends DeepFormatContract {
    @Override
    String suffix() {
        return ".tif";
    }

    /** The padding of the last entry's value, and the link to a next directory that is not there. */
    @Override
    int idleBytes() {
        return 6;
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "PackBits", "ZLib", "JPEG"})
    void readsWhatOtherProgramsCompress(String compression) throws IOException {
        assertReadsJdkTiff(compression, false);
    }

    @ParameterizedTest
    @CsvSource({"LZW", "ZLib"})
    void readsTiles(String compression) throws IOException {
        assertReadsJdkTiff(compression, true);
    }

    private void assertReadsJdkTiff(String compression, boolean tiled) throws IOException {
        BufferedImage source = new BufferedImage(150, 70, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 70; y++) {
            for (int x = 0; x < 150; x++) {
                source.setRGB(x, y, 0xff000000 | x << 16 | (2 * y) << 8 | 77);
            }
        }
        javax.imageio.ImageWriter writer = ImageIoPlugins.jdkWriter("tiff");
        try (ImageOutputStream out = new FileImageOutputStream(file().toFile())) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(compression);
            if (tiled) {
                parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setTiling(64, 32, 0, 0);
            }
            writer.write(null, new IIOImage(source, null, null), parameters);
        }

        Image read = ImageReader.read(file()).image();

        assertThat(read.get(149, 69, 0)).isCloseTo(149 / 255f, within(0.03f));
        assertThat(read.get(100, 33, 1)).isCloseTo(66 / 255f, within(0.03f));
        assertThat(read.get(3, 65, 2)).isCloseTo(77 / 255f, within(0.03f));
    }

    private static Offset<Float> within(float value) {
        return Offset.offset(value);
    }

    @Test
    void isReadByTheJdkToo() throws IOException {
        Image image = Samples.noise(50, 40, 4);
        ImageWriter.write(new Picture(image, Metadata.NONE), file(), WriteOptions.defaults());

        BufferedImage read = readByJdk();

        assertThat(read.getRaster().getSample(49, 39, 2)).isEqualTo(Math.round(image.get(49, 39, 2) * 255));
        assertThat(read.getRaster().getSample(7, 20, 0)).isEqualTo(Math.round(image.get(7, 20, 0) * 255));
    }

    @Test
    void writesBigTiffBeyondTheLimit() throws IOException {
        Image image = Samples.noise(70, 300, 5);
        Metadata metadata = Metadata.NONE
                .withExif(Optional.of(Samples.exif(1)))
                .withXmp(Xmp.EMPTY.with("http://ns.example.org/", "test", "a", "1"));
        PixelLayout layout = new PixelLayout(70, 300, 8, false, false);

        new TiffEncoder(1000).encode(file(), layout, metadata, new ImageRows(image, layout)::read);
        Picture read = ImageReader.read(file());

        assertThat(Files.readAllBytes(file())).startsWith('M', 'M', 0, 43);
        assertThat(Samples.greatestDifference(read.image(), image)).isLessThanOrEqualTo(tolerance());
        assertThat(read.metadata().exif()).isPresent();
        assertThat(read.metadata().xmp()).isEqualTo(metadata.xmp());
    }

    private BufferedImage readByJdk() throws IOException {
        javax.imageio.ImageReader reader = ImageIoPlugins.jdkReader("tiff");
        reader.setInput(ImageIO.createImageInputStream(file().toFile()));
        return reader.read(0);
    }
}
