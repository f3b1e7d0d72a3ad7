package io.github.dreamsphere.core.image.jpeg;

import static io.github.dreamsphere.core.image.jpeg.JpegFiles.latin;
import static io.github.dreamsphere.core.image.jpeg.JpegFiles.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.Samples;
import io.github.dreamsphere.core.image.Text;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEGs as cameras, phones and editors write them. */
class JpegKindsTest {
    private static final Image IMAGE = Samples.gradient(80, 48);
    private static final float CLOSE = 0.06f;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("a.jpg");
    }

    private Picture read(byte[] bytes) throws IOException {
        return ImageReader.read(Files.write(folder.resolve("b.jpg"), bytes));
    }

    private byte[] plain() throws IOException {
        JpegFiles.write(file, IMAGE);
        return Files.readAllBytes(file);
    }

    private byte[] progressive() throws IOException {
        BufferedImage source = new BufferedImage(80, 48, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 80 * 48; i++) {
            int rgb = 0;
            for (int c = 0; c < Image.CHANNELS; c++) {
                rgb = rgb << 8 | Math.round(IMAGE.rgb()[i * Image.CHANNELS + c] * 255);
            }
            source.setRGB(i % 80, i / 80, rgb);
        }
        // An output stream does not shorten a file that is there.
        Files.deleteIfExists(file);
        javax.imageio.ImageWriter writer = ImageIoPlugins.jdkWriter("jpeg");
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0.95f);
            writer.write(null, new IIOImage(source, null, null), parameters);
        }
        return Files.readAllBytes(file);
    }

    private static byte[] withoutEnd(byte[] whole) {
        return Arrays.copyOf(whole, whole.length - 2);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static void assertSame(Picture read) {
        assertThat(Samples.greatestDifference(read.image(), IMAGE)).isLessThan(CLOSE);
    }

    @Test
    void aMissingEndIsAWarning() throws IOException {
        byte[] random = new byte[3000];
        new Random(5).nextBytes(random);
        for (byte[] whole : new byte[][] {plain(), progressive()}) {
            for (byte[] trailer : new byte[][] {
                {}, latin("SEFHk\0\0\0trailer of a panorama SEFT"), new byte[500], plain(), {(byte) 0xFF, 1, 2}
            }) {
                Picture read = read(joined(withoutEnd(whole), trailer));

                assertSame(read);
                assertThat(read.warnings())
                        .as("trailer of %d bytes after %d", trailer.length, whole.length)
                        .containsExactly("its end is missing, but all of its pixels are there");
            }
            assertSame(read(joined(whole, random)));
        }
    }

    @Test
    void missingPixelsAreRefused() throws IOException {
        for (byte[] whole : new byte[][] {plain(), progressive()}) {
            for (int missing = 8; missing < whole.length; missing += 1 + whole.length / 60) {
                byte[] cut = Arrays.copyOf(whole, whole.length - missing);
                assertThatThrownBy(() -> read(cut))
                        .as("%d of %d missing", missing, whole.length)
                        .isInstanceOf(ImageFileException.class);
            }
        }
    }

    private static byte[] adobe(int transform) {
        return segment(JpegStructure.APP14, latin("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
    }

    /** JFIF is always YCbCr, whatever Adobe's segment says; this writer's files are JFIF. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 77})
    void jfifWithAdobesTransformIsYcc(int transform) throws IOException {
        byte[] whole = plain();
        int headEnd = 2 + 18;

        Picture read = read(joined(
                Arrays.copyOf(whole, headEnd), adobe(transform), Arrays.copyOfRange(whole, headEnd, whole.length)));

        assertSame(read);
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void withoutJfifAdobesTransformCounts() throws IOException {
        byte[] whole = plain();
        byte[] bare = joined(Arrays.copyOf(whole, 2), Arrays.copyOfRange(whole, 2 + 18, whole.length));

        assertSame(read(bare));
        assertSame(read(joined(Arrays.copyOf(bare, 2), adobe(1), Arrays.copyOfRange(bare, 2, bare.length))));
        Image swapped = read(joined(Arrays.copyOf(bare, 2), adobe(0), Arrays.copyOfRange(bare, 2, bare.length)))
                .image();
        assertThat(Samples.greatestDifference(swapped, IMAGE)).isGreaterThan(0.2f);
    }

    @Test
    void unusualIdentifiersAreYcc() throws IOException {
        byte[] whole = plain();
        for (int i = 2; i < whole.length - 20; i++) {
            boolean frame = (whole[i] & 0xFF) == 0xFF && (whole[i + 1] & 0xFF) == 0xC0;
            boolean scan = (whole[i] & 0xFF) == 0xFF && (whole[i + 1] & 0xFF) == 0xDA;
            for (int c = 0; c < 3 && (frame || scan); c++) {
                whole[i + (frame ? 10 + 3 * c : 5 + 2 * c)] = (byte) (c + 40);
            }
        }
        assertSame(read(whole));
    }

    /** A height of 0 and the height after the scan (T.81, B.2.5). */
    @Test
    void theHeightMayFollow() throws IOException {
        byte[] whole = plain();
        for (int i = 2; i < whole.length - 20; i++) {
            if ((whole[i] & 0xFF) == 0xFF && (whole[i + 1] & 0xFF) == 0xC0) {
                whole[i + 6] = 0;
            }
        }
        byte[] dnl = {(byte) 0xFF, (byte) 0xDC, 0, 4, 0, 48};

        assertSame(read(joined(withoutEnd(whole), dnl, new byte[] {(byte) 0xFF, (byte) 0xD9})));
        assertThatThrownBy(() -> read(whole)).hasMessageContaining("its height is missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC9, 0xCA, 0xC5})
    void unsupportedKindsAreNamed(int frame) throws IOException {
        byte[] whole = plain();
        for (int i = 2; i < whole.length - 20; i++) {
            if ((whole[i] & 0xFF) == 0xFF && (whole[i + 1] & 0xFF) == 0xC0) {
                whole[i + 1] = (byte) frame;
            }
        }
        assertThatThrownBy(() -> read(whole)).hasMessageContaining("cannot be read here; save it as");
    }

    private static byte[] xmp(String properties) {
        return segment(
                JpegStructure.APP1,
                latin("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                        + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:q='http://q/' "
                        + properties + "/></rdf:RDF></x:xmpmeta>"));
    }

    @Test
    void packetsAreMergedAndTheFirstCounts() throws IOException {
        JpegFiles.write(file, IMAGE, xmp("q:a='1'"), xmp("q:a='2' q:b='2'"));

        assertThat(ImageReader.read(file).metadata().xmp().properties("http://q/"))
                .containsEntry("a", "1")
                .containsEntry("b", "2");
    }

    @Test
    void iptcAndCommentsAreKept() throws IOException {
        byte[] records = joined(new byte[] {0x1C, 2, 5, 0, 5}, latin("title"));
        byte[] resources = joined(
                latin("Photoshop 3.0\0"),
                latin("8BIM\3\u00ed\0\0\0\0\0\20"),
                new byte[16],
                latin("8BIM\4\4\5named\0\0\0\12"),
                records);
        JpegFiles.write(
                file,
                IMAGE,
                segment(JpegStructure.APP13, resources),
                segment(JpegStructure.COM, latin("first\0")),
                segment(JpegStructure.COM, latin("")),
                segment(JpegStructure.COM, latin("caf\u00e9")));
        Picture first = ImageReader.read(file);
        for (String name : new String[] {"c.tif", "c.jpg", "c.png"}) {
            ImageWriter.write(first, folder.resolve(name), WriteOptions.defaults());
            Metadata second = ImageReader.read(folder.resolve(name)).metadata();

            assertThat(second.iptc().orElseThrow().records()).isEqualTo(records);
            if (name.equals("c.tif")) {
                // The comments have become the description, which is part of EXIF.
                assertThat(new String(second.exif().orElseThrow().block(), StandardCharsets.UTF_8))
                        .contains("first\ncaf\u00e9");
                continue;
            }
            assertThat(second.texts()).containsExactly(new Text("Comment", "first"), new Text("Comment", "caf\u00e9"));
        }
    }

    @Test
    void furtherPicturesAndGainMapsAreSaidToBeLeftOut() throws IOException {
        JpegFiles.write(
                file,
                IMAGE,
                segment(JpegStructure.APP2, latin("MPF\0MM\0*")),
                segment(JpegStructure.APP2, latin("urn:iso:std:iso:ts:21496:-1\0\0\0")));

        assertThat(ImageReader.read(file).warnings())
                .containsExactly("its HDR gain map is left out; the picture keeps its standard range");
        JpegFiles.write(file, IMAGE, segment(JpegStructure.APP2, latin("MPF\0MM\0*")));
        assertThat(ImageReader.read(file).warnings()).containsExactly("the other pictures in it are left out");
    }

    @Test
    void profilesInPartsMustBeWhole() throws IOException {
        byte[] profile = Samples.linearProfile().bytes();
        int half = profile.length / 2;
        byte[] one = part(1, Arrays.copyOf(profile, half));
        byte[] two = part(2, Arrays.copyOfRange(profile, half, profile.length));

        JpegFiles.write(file, IMAGE, two, one, one);
        assertThat(ImageReader.read(file).metadata().icc()).contains(Samples.linearProfile());

        JpegFiles.write(file, IMAGE, one);
        assertThat(ImageReader.read(file).warnings())
                .containsExactly("its colour profile is left out: 1 of its 2 parts are there");
    }

    private static byte[] part(int number, byte[] content) {
        return segment(JpegStructure.APP2, latin("ICC_PROFILE\0"), new byte[] {(byte) number, 2}, content);
    }

    @Test
    void brokenExifIsLeftOut() throws IOException {
        for (String block : new String[] {"", "MM", "nonsense and more", "MM\0*\0\0\7\7"}) {
            JpegFiles.write(file, IMAGE, segment(JpegStructure.APP1, latin("Exif\0\0" + block)));
            Picture read = ImageReader.read(file);

            assertThat(read.warnings()).containsExactly("its EXIF is left out: it is broken");
            assertThat(ImageWriter.write(read, folder.resolve("c.tif"), WriteOptions.defaults()))
                    .isEmpty();
        }
    }
}
