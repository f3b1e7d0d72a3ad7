package io.github.dreamsphere.core.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.Samples;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kinds of TIFF in all layouts; the pictures are taller than the decoder's bands. */
class TiffKindsTest {
    private static final int WIDTH = 45;
    private static final int HEIGHT = 150;
    private static final float EXACT = 1e-6f;
    private static final int EXTRA_SAMPLES = 338;
    private static final int PREDICTOR = 317;
    private static final int SAMPLE_FORMAT = 339;

    private static final Map<String, UnaryOperator<MadeTiff>> LAYOUTS = Map.of(
            "one strip", tiff -> tiff,
            "strips", tiff -> tiff.strips(7),
            "deflated strips", tiff -> tiff.strips(40).deflated(),
            "packed strips", tiff -> tiff.strips(70).packed(),
            "tiles", tiff -> tiff.tiles(16, 32).deflated(),
            "planes", tiff -> tiff.planar().strips(33),
            "planes in tiles", tiff -> tiff.planar().tiles(32, 16).packed(),
            "big-endian", tiff -> tiff.bigEndian().strips(20));

    @TempDir
    Path folder;

    static Stream<String> layouts() {
        return LAYOUTS.keySet().stream().sorted();
    }

    static Stream<Arguments> layoutsAndBits() {
        return layouts().flatMap(layout -> Stream.of(8, 16, 32).map(bits -> Arguments.of(layout, bits)));
    }

    /** A whole sample of {@code bits} bits that differs from place to place. */
    private static double sample(int bits, int x, int y, int channel) {
        double share = (x * 5 + y + channel * 60) % 251 / 250.0;
        return Math.rint(share * (Math.pow(2, bits) - 1));
    }

    private static float expected(int bits, int x, int y, int channel) {
        return (float) (sample(bits, x, y, channel) / (Math.pow(2, bits) - 1));
    }

    private static MadeTiff made(String layout, int samples, int bits, int photometric) {
        return LAYOUTS.get(layout).apply(new MadeTiff(WIDTH, HEIGHT, samples, bits, photometric));
    }

    private Picture read(byte[] tiff) throws IOException {
        Path file = Files.write(folder.resolve("made.tif"), tiff);
        Picture read = ImageReader.read(file);
        assertThat(Arrays.equals(byRows(file), read.image().rgb()))
                .as("the same by rows")
                .isTrue();
        return read;
    }

    private static float[] byRows(Path file) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            return reader.read(reader.height()).rgb();
        }
    }

    private interface Colour {
        double at(int x, int y, int channel);
    }

    private static void assertSamples(Image read, Colour expected) {
        assertThat(read.width()).isEqualTo(WIDTH);
        assertThat(read.height()).isEqualTo(HEIGHT);
        float[] wanted = new float[read.rgb().length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (float) expected.at(i / 3 % WIDTH, i / 3 / WIDTH, i % 3);
        }
        assertThat(Samples.greatestDifference(read, new Image(WIDTH, HEIGHT, wanted)))
                .isLessThan(EXACT);
    }

    @ParameterizedTest
    @MethodSource("layoutsAndBits")
    void readsColoursOfAnyDepth(String layout, int bits) throws IOException {
        IccProfile profile = Samples.linearProfile();
        byte[] tiff = made(layout, 3, bits, TiffLayout.RGB)
                .bytes(34675, profile.bytes())
                .of((x, y, c) -> sample(bits, x, y, c));

        Picture read = read(tiff);

        assertSamples(read.image(), (x, y, c) -> expected(bits, x, y, c));
        assertThat(read.metadata().bits()).isEqualTo(bits == 8 ? 8 : 16);
        assertThat(read.metadata().icc()).contains(profile);
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("layoutsAndBits")
    void readsGreyOfAnyDepth(String layout, int bits) throws IOException {
        Picture read = read(made(layout, 1, bits, TiffLayout.BLACK_IS_ZERO).of((x, y, c) -> sample(bits, x, y, c)));

        assertSamples(read.image(), (x, y, c) -> expected(bits, x, y, 0));
        assertThat(read.metadata().grey()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4", "8", "16"})
    void readsGreyWhereZeroIsWhite(int bits) throws IOException {
        Picture read = read(made("strips", 1, bits, TiffLayout.WHITE_IS_ZERO).of((x, y, c) -> sample(bits, x, y, c)));

        assertSamples(read.image(), (x, y, c) -> 1 - expected(bits, x, y, 0));
    }

    @ParameterizedTest
    @CsvSource({"RGB, 32", "RGB, 64", "grey, 32", "grey, 64"})
    void readsFloatingPointSamples(String colours, int bits) throws IOException {
        boolean isGrey = colours.equals("grey");
        for (String layout : LAYOUTS.keySet()) {
            MadeTiff tiff = made(layout, isGrey ? 1 : 3, bits, isGrey ? TiffLayout.BLACK_IS_ZERO : TiffLayout.RGB);

            Picture read = read(tiff.floats().of((x, y, c) -> expected(16, x, y, c)));

            assertSamples(read.image(), (x, y, c) -> expected(16, x, y, isGrey ? 0 : c));
            assertThat(read.metadata().bits()).isEqualTo(16);
            assertThat(read.warnings()).isEmpty();
        }
    }

    @Test
    void clipsFloatingPointSamplesAndSaysSo() throws IOException {
        double[] stored = {-0.5, 1.5, Double.NaN};
        Picture read = read(made("strips", 3, 32, TiffLayout.RGB).floats().of((x, y, c) -> stored[c]));

        assertSamples(read.image(), (x, y, c) -> c == 1 ? 1 : 0);
        assertThat(read.warnings())
                .containsExactly("some of its floating point samples are outside 0 to 1; they are clipped");
    }

    @ParameterizedTest
    @MethodSource("layoutsAndBits")
    void dividesColoursByAssociatedAlpha(String layout, int bits) throws IOException {
        double most = Math.pow(2, bits) - 1;
        double opacity = Math.rint(most / 2);
        byte[] tiff = made(layout, 4, bits, TiffLayout.RGB)
                .shorts(EXTRA_SAMPLES, 1)
                .of((x, y, c) -> c == 3 ? opacity : Math.rint(sample(bits, x, y, c) / 2));

        Image read = read(tiff).image();

        assertSamples(read, (x, y, c) -> Math.min(1, Math.rint(sample(bits, x, y, c) / 2) / opacity));
        assertThat(read.alpha().orElseThrow()).containsOnly((float) (opacity / most));
    }

    @ParameterizedTest
    @CsvSource({"3, 2 0", "4, 0 2"})
    void leavesOutSpotColours(int alphaChannel, String extra) throws IOException {
        int[] kinds = Stream.of(extra.split(" ")).mapToInt(Integer::parseInt).toArray();
        for (String layout : LAYOUTS.keySet()) {
            byte[] tiff = made(layout, 5, 8, TiffLayout.RGB)
                    .shorts(EXTRA_SAMPLES, kinds)
                    .of((x, y, c) -> c < 3 ? sample(8, x, y, c) : c == alphaChannel ? 51 : 200);

            Picture read = read(tiff);

            assertSamples(read.image(), (x, y, c) -> expected(8, x, y, c));
            assertThat(read.image().alpha().orElseThrow()).containsOnly(51 / 255f);
            assertThat(read.warnings()).containsExactly("it has 1 more channel than colour and alpha; it is left out");
        }
    }

    @ParameterizedTest
    @MethodSource("layoutsAndBits")
    void readsInksWithoutAProfile(String layout, int bits) throws IOException {
        Picture read = read(made(layout, 4, bits, TiffLayout.CMYK).of((x, y, c) -> sample(bits, x, y, c)));

        assertSamples(read.image(), (x, y, c) -> (1 - expected(bits, x, y, c)) * (1 - expected(bits, x, y, 3)));
    }

    /** Colours of ISO 12640's kind, computed with the CIE's formulas: a mid grey, sRGB red and a light blue. */
    @ParameterizedTest
    @CsvSource({
        "8, 8, 53.585, 0, 0, 128, 128, 128",
        "8, 16, 53.585, 0, 0, 128, 128, 128",
        "9, 8, 53.585, 0, 0, 128, 128, 128",
        "9, 16, 53.585, 0, 0, 128, 128, 128",
        "8, 16, 54.29, 80.81, 69.89, 255, 0, 0",
        "9, 16, 54.29, 80.81, 69.89, 255, 0, 0",
        "8, 8, 54.29, 80.81, 69.89, 255, 0, 0"
    })
    void readsLab(int photometric, int bits, double l, double a, double b, int red, int green, int blue)
            throws IOException {
        boolean isIcc = photometric == TiffLayout.ICCLAB;
        double unit = bits == 8 ? 1 : 256;
        double white = bits == 8 ? 255 : isIcc ? 65280 : 65535;
        double[] stored = {l * white / 100, (isIcc ? a + 128 : a) * unit, (isIcc ? b + 128 : b) * unit};
        byte[] tiff = made("strips", 3, bits, photometric).of((x, y, c) -> Math.rint(stored[c]));

        Image read = read(tiff).image();

        float tolerance = bits == 8 ? 3 : 1;
        assertThat(read.get(20, 100, 0) * 255).isBetween(red - tolerance, red + tolerance);
        assertThat(read.get(20, 100, 1) * 255).isBetween(green - tolerance, green + tolerance + 5);
        assertThat(read.get(20, 100, 2) * 255).isBetween(blue - tolerance, blue + tolerance + 5);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4", "8"})
    void readsPalettes(int bits) throws IOException {
        int size = 1 << bits;
        int[] map = new int[3 * size];
        for (int i = 0; i < map.length; i++) {
            map[i] = (i * 37 + 11) % 256 * 257;
        }
        byte[] tiff =
                made("tiles", 1, bits, TiffLayout.PALETTE).shorts(320, map).of((x, y, c) -> sample(bits, x, y, c));

        Picture read = read(tiff);

        assertSamples(read.image(), (x, y, c) -> map[c * size + (int) sample(bits, x, y, 0)] / 65535f);
    }

    /** Differences from the sample to the left. */
    @ParameterizedTest
    @CsvSource({"8", "16", "32"})
    void addsUpDifferences(int bits) throws IOException {
        for (String layout : List.of("deflated strips", "planes")) {
            byte[] file = made(layout, 3, bits, TiffLayout.RGB)
                    .shorts(PREDICTOR, 2)
                    .deflated()
                    .of((x, y, c) -> difference(bits, x, y, c));

            assertSamples(read(file).image(), (x, y, c) -> expected(bits, x, y, c));
        }
    }

    private static double difference(int bits, int x, int y, int channel) {
        double left = x == 0 ? 0 : sample(bits, x - 1, y, channel);
        return (long) (sample(bits, x, y, channel) - left) & (1L << bits) - 1;
    }

    @Test
    void addsUpDifferencesOfFloats() throws IOException {
        IntBuffer words = ByteBuffer.wrap(floatDifferences())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
        byte[] file = made("deflated strips", 3, 32, TiffLayout.RGB)
                .shorts(PREDICTOR, 3)
                .shorts(SAMPLE_FORMAT, 3)
                .of((x, y, c) -> words.get((y * WIDTH + x) * 3 + c));

        assertSamples(read(file).image(), (x, y, c) -> expected(16, x, y, c));
    }

    /** Rows of floats whose first bytes come first, then the second ones, as differences (TIFF Technical Note 3). */
    private static byte[] floatDifferences() {
        int rowBytes = WIDTH * 3 * 4;
        byte[] all = new byte[HEIGHT * rowBytes];
        for (int y = 0; y < HEIGHT; y++) {
            byte[] row = new byte[rowBytes];
            for (int i = 0; i < WIDTH * 3; i++) {
                int number = Float.floatToIntBits(expected(16, i / 3, y, i % 3));
                for (int b = 0; b < 4; b++) {
                    row[b * WIDTH * 3 + i] = (byte) (number >> 24 - 8 * b);
                }
            }
            for (int i = 0; i < rowBytes; i++) {
                all[y * rowBytes + i] = (byte) (row[i] - (i < 3 ? 0 : row[i - 3]));
            }
        }
        return all;
    }

    /** A block that is a JPEG of three components without a transform keeps its samples. */
    @ParameterizedTest
    @CsvSource({"2", "6"})
    void readsJpegsInside(int photometric) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 80, 3, null);
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 64; x++) {
                raster.setPixel(x, y, new int[] {60 + x, 90 + y, 128});
            }
        }
        byte[] jpeg = jpeg(raster);
        byte[] file = jpegTiff(jpeg, photometric);

        Image read = read(file).image();

        double red = photometric == 2 ? 60 + 30 : 90 + 0;
        double luma = 60 + 30;
        double cb = 90 + 40 - 128;
        assertThat(read.get(30, 40, 0) * 255).isBetween((float) red - 3, (float) red + 3);
        double blue = photometric == 2 ? 128 : luma + 1.772 * cb;
        assertThat(read.get(30, 40, 2) * 255).isBetween((float) blue - 5, (float) blue + 5);
    }

    private static byte[] jpeg(WritableRaster raster) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIoPlugins.jdkWriter("jpeg");
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(1);
            // A raster is written without a transform of its colours.
            writer.write(null, new IIOImage(raster, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A TIFF of 64x80 pixels with one strip, which is the JPEG. */
    private static byte[] jpegTiff(byte[] jpeg, int photometric) {
        return MadeTiff.ofBlock(64, 80, 3, photometric, 7, jpeg);
    }

    @ParameterizedTest
    @CsvSource({
        "50000, compressed by ZSTD", "50001, compressed by WebP", "34887, compressed by LERC",
        "50002, compressed by JPEG XL", "34712, compressed by JPEG 2000", "34925, compressed by LZMA",
        "12345, compressed by method 12345"
    })
    void namesCompressionsThatItCannotRead(int number, String words) throws IOException {
        byte[] tiff = made("strips", 3, 8, TiffLayout.RGB).compression(number).of((x, y, c) -> 0);

        assertRefused(tiff, words + ", which cannot be read here; save it with LZW or Deflate compression");
    }

    @Test
    void namesColoursThatItCannotRead() throws IOException {
        assertRefused(made("strips", 3, 8, 10).of((x, y, c) -> 0), "photometric interpretation 10");
        assertRefused(made("strips", 1, 16, 32803).of((x, y, c) -> 0), "raw data of a camera");
        assertRefused(made("strips", 3, 8, 2).shorts(339, 2).of((x, y, c) -> 0), "signed numbers");
    }

    @Test
    void refusesTilesThatAreMuchWiderThanThePicture() throws IOException {
        byte[] wide = made("strips", 3, 8, TiffLayout.RGB)
                .longs(322, 1 << 30)
                .longs(323, 16)
                .of((x, y, c) -> 0);
        Path file = Files.write(folder.resolve("wide.tif"), wide);

        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining(
                        "there is too little memory for rows of 1073741824 pixels of 3 samples: allow Java more");
    }

    @Test
    void refusesYcbcrWithMoreChannels() throws IOException {
        assertRefused(
                made("strips", 4, 8, TiffLayout.YCBCR).of((x, y, c) -> 0), "YCbCr colours are stored with 1 more");
        assertRefused(made("planes", 3, 8, TiffLayout.YCBCR).of((x, y, c) -> 0), "YCbCr colours are stored in planes");
    }

    @Test
    void refusesBlocksThatHoldAMuchLargerJpeg() throws IOException {
        byte[] jpeg = jpeg(Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 640, 80, 3, null));
        Path file = Files.write(folder.resolve("larger.tif"), jpegTiff(jpeg, TiffLayout.RGB));

        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("holds a JPEG of 640x80");
    }

    private void assertRefused(byte[] tiff, String words) throws IOException {
        Path file = Files.write(folder.resolve("refused.tif"), tiff);
        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("broken");
    }

    @Test
    void refusesPixelsThatEndTooEarly() throws IOException {
        for (String layout : LAYOUTS.keySet()) {
            byte[] tiff = made(layout, 3, 8, TiffLayout.RGB).lastBlockCut().of((x, y, c) -> sample(8, x, y, c));
            Path file = Files.write(folder.resolve("cut.tif"), tiff);

            assertThatThrownBy(() -> ImageReader.read(file)).as(layout).isInstanceOf(ImageFileException.class);
        }
    }

    /** Places of 64 bits, as doubles because only BigTIFF has such whole numbers. */
    @ParameterizedTest
    @CsvSource({"273, -8", "273, -1e300", "279, -1", "279, -1e300", "273, 1e300", "279, 1e300"})
    void refusesStripsAtPlacesThatNoFileHas(int tag, double place) throws IOException {
        byte[] tiff = new MadeTiff(WIDTH, HEIGHT, 3, 8, TiffLayout.RGB)
                .doubles(tag, place)
                .of((x, y, c) -> sample(8, x, y, c));
        Path file = Files.write(folder.resolve("placed.tif"), tiff);

        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageStartingWith(file.toString());
    }
}
