package io.github.dreamsphere.core.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFEntry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFWriter;
import io.github.dreamsphere.core.image.DeepFormatContract;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.Samples;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import io.github.dreamsphere.core.image.internal.ImageRows;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private static final short RGB = 2;
    private static final short CMYK = 5;

    @Override
    protected String suffix() {
        return ".tif";
    }

    /** The padding of the last entry's value, and the link to a next directory that is not there. */
    @Override
    protected int idleBytes() {
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

    @Test
    void saysThatThereAreMorePages() throws IOException {
        BufferedImage page = new BufferedImage(20, 10, BufferedImage.TYPE_3BYTE_BGR);
        javax.imageio.ImageWriter writer = ImageIoPlugins.jdkWriter("tiff");
        try (ImageOutputStream out = new FileImageOutputStream(file().toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 3; i++) {
                writer.writeToSequence(new IIOImage(page, null, null), null);
            }
            writer.endWriteSequence();
        }

        assertThat(ImageReader.read(file()).warnings()).containsExactly("it has 3 pages; only the first is read");
    }

    @Test
    void aHeightThatNoPictureHasIsNamed() throws IOException {
        ImageWriter.write(new Picture(Samples.gradient(30, 20), Metadata.NONE), file(), WriteOptions.defaults());
        byte[] bytes = Files.readAllBytes(file());
        // The directory's entry of the height: tag 257, type LONG, one value.
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u0001\u0001\0\u0004\0\0\0\u0001");
        assertThat(at).isPositive();
        bytes[at + 8] = (byte) 0x96;
        Files.write(file(), bytes);
        assertThatThrownBy(() -> ImageReader.read(file()))
                .isInstanceOf(ImageFileException.class)
                .hasMessageStartingWith(file() + ": ")
                .hasMessageContaining("30x2516582420 pixels");
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

    /** Four inks, one sample each: none, black, cyan, yellow. */
    @Test
    void readsCmykAsRgb() throws IOException {
        byte[] inks = {0, 0, 0, 0, 0, 0, 0, (byte) 255, (byte) 255, 0, 0, 0, 0, 0, (byte) 255, 0};
        writeFourSamples(inks, CMYK);

        Image read = ImageReader.read(file()).image();

        assertThat(read.get(0, 0, 1)).as("no ink").isGreaterThan(0.95f);
        assertThat(read.get(1, 0, 1)).as("black").isLessThan(0.25f);
        assertThat(read.get(2, 0, 0)).as("cyan").isLessThan(read.get(2, 0, 2) - 0.3f);
        assertThat(read.get(3, 0, 2)).as("yellow").isLessThan(read.get(3, 0, 0) - 0.3f);
    }

    /** TIFF 6.0, section 18: associated alpha is premultiplied. */
    @Test
    void readsPremultipliedColours() throws IOException {
        byte[] pixels = {100, 50, 0, (byte) 200, 0, 0, 0, 0};
        writeFourSamples(pixels, RGB, new TIFFEntry(TIFF.TAG_EXTRA_SAMPLES, TIFF.TYPE_SHORT, (short) 1));

        Image read = ImageReader.read(file()).image();

        assertThat(read.get(0, 0, 0)).isCloseTo(100f / 200, within(1e-6f));
        assertThat(read.get(0, 0, 1)).isCloseTo(50f / 200, within(1e-6f));
        assertThat(read.alpha().orElseThrow()[0]).isCloseTo(200f / 255, within(1e-6f));
    }

    @Test
    void readsXmpThatIsStoredAsText() throws IOException {
        Xmp xmp = Xmp.EMPTY.with("http://ns.example.org/", "test", "a", "ä");
        String packet = new String(xmp.packet(), StandardCharsets.UTF_8);
        writeFourSamples(new byte[8], CMYK, new TIFFEntry(TIFF.TAG_XMP, TIFF.TYPE_ASCII, packet));

        assertThat(ImageReader.read(file()).metadata().xmp()).isEqualTo(xmp);
    }

    private void writeFourSamples(byte[] samples, short interpretation, TIFFEntry... more) throws IOException {
        int position = 8;
        List<TIFFEntry> entries = new ArrayList<>(List.of(more));
        entries.addAll(List.of(
                new TIFFEntry(TIFF.TAG_IMAGE_WIDTH, TIFF.TYPE_LONG, samples.length / 4),
                new TIFFEntry(TIFF.TAG_IMAGE_HEIGHT, TIFF.TYPE_LONG, 1),
                new TIFFEntry(TIFF.TAG_BITS_PER_SAMPLE, TIFF.TYPE_SHORT, new short[] {8, 8, 8, 8}),
                new TIFFEntry(TIFF.TAG_COMPRESSION, TIFF.TYPE_SHORT, (short) 1),
                new TIFFEntry(TIFF.TAG_PHOTOMETRIC_INTERPRETATION, TIFF.TYPE_SHORT, interpretation),
                new TIFFEntry(TIFF.TAG_STRIP_OFFSETS, TIFF.TYPE_LONG, position),
                new TIFFEntry(TIFF.TAG_SAMPLES_PER_PIXEL, TIFF.TYPE_SHORT, (short) 4),
                new TIFFEntry(TIFF.TAG_ROWS_PER_STRIP, TIFF.TYPE_LONG, 1),
                new TIFFEntry(TIFF.TAG_STRIP_BYTE_COUNTS, TIFF.TYPE_LONG, samples.length)));
        entries.sort(Comparator.comparing(entry -> (Integer) entry.getIdentifier()));
        TIFFWriter writer = new TIFFWriter();
        try (ImageOutputStream out = new FileImageOutputStream(file().toFile())) {
            writer.writeTIFFHeader(out);
            writer.writeOffset(out, 0);
            out.write(samples);
            long directory = new TiffDirectories(writer, out).write(entries);
            out.seek(4);
            writer.writeOffset(out, directory);
        }
    }

    private BufferedImage readByJdk() throws IOException {
        javax.imageio.ImageReader reader = ImageIoPlugins.jdkReader("tiff");
        reader.setInput(ImageIO.createImageInputStream(file().toFile()));
        return reader.read(0);
    }
}
