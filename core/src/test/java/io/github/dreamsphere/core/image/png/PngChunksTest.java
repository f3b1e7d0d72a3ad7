package io.github.dreamsphere.core.image.png;

import static io.github.dreamsphere.core.image.png.MadePng.chunk;
import static io.github.dreamsphere.core.image.png.MadePng.deflated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.Samples;
import io.github.dreamsphere.core.image.SrgbColours;
import io.github.dreamsphere.core.image.Text;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks that other programs write, whole and damaged. */
class PngChunksTest {
    private static final int HEADER_END = 33;
    private static final Image IMAGE = Samples.noise(40, 20, 7);
    private static final String XMP = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
            + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:q='http://q/' q:a='found'/>"
            + "</rdf:RDF></x:xmpmeta>";

    @TempDir
    Path folder;

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] rawProfile(String type, byte[] data) throws IOException {
        return rawProfile(type, type, data);
    }

    private static byte[] rawProfile(String type, String name, byte[] data) throws IOException {
        String text = "\n" + name + "\n" + String.format("%8d", data.length) + "\n"
                + HexFormat.of().formatHex(data).replaceAll("(.{72})", "$1\n") + "\n";
        return chunk("zTXt", joined(latin("Raw profile type " + type + "\0\0"), deflated(latin(text))));
    }

    private Path with(byte[]... chunks) throws IOException {
        return with(IMAGE, Metadata.NONE, chunks);
    }

    private Path with(Image image, Metadata metadata, byte[]... chunks) throws IOException {
        Path file = folder.resolve("a.png");
        ImageWriter.write(new Picture(image, metadata), file, WriteOptions.defaults());
        byte[] plain = Files.readAllBytes(file);
        return Files.write(
                file,
                joined(
                        Arrays.copyOf(plain, HEADER_END),
                        joined(chunks),
                        Arrays.copyOfRange(plain, HEADER_END, plain.length)));
    }

    private Picture readWhole(byte[]... chunks) throws IOException {
        Picture read = ImageReader.read(with(chunks));
        assertThat(Samples.greatestDifference(read.image(), IMAGE)).isLessThan(0.6f / 255);
        return read;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tEXt:Title",
                "tEXt:",
                "tEXt:\0",
                "zTXt:Title\0\0broken",
                "zTXt:Title",
                "iTXt:XML:com.adobe.xmp\0\0\0\0\0",
                "iTXt:XML:com.adobe.xmp\0\0\0\0\0<x:xmp",
                "iTXt:XML:com.adobe.xmp",
                "iTXt:Title\0\1\0\0\0broken",
                "iCCP:x\0\0broken",
                "iCCP:x",
                "iCCP:",
                "eXIf:",
                "eXIf:MM\0*",
                "eXIf:nonsense",
                "zTXt:Raw profile type exif\0\0broken",
                "tEXt:Raw profile type exif\0\nexif\n 9\nzz",
                "tEXt:Raw profile type xmp\0\nxmp\n 900\n00",
                "tEXt:Raw profile type xmp\0\nxmp\n -2147483648\n00",
                "cICP:abcd"
            })
    void damagedOnesAreLeftOutWithAWarning(String chunk) throws IOException {
        Picture read = readWhole(chunk(chunk.substring(0, 4), latin(chunk.substring(5))));

        assertThat(read.warnings()).singleElement().asString().containsAnyOf("left out", "ignored", "read as sRGB");
        assertThat(read.metadata()).isEqualTo(Metadata.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tEXt", "iCCP", "gAMA", "pHYs", "eXIf", "abCd"})
    void aWrongCheckSumLeavesOutAChunk(String name) throws IOException {
        Picture read = readWhole(chunk(name, latin("Title\0text"), 0x01020304));

        assertThat(read.warnings()).containsExactly("its chunk " + name + " is left out: it is damaged");
        assertThat(read.metadata()).isEqualTo(Metadata.NONE);
    }

    @Test
    void aWrongCheckSumOfPixelsIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(with());
        bytes[HEADER_END + 20] ^= 1;
        Path file = Files.write(folder.resolve("b.png"), bytes);

        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("IDAT");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8, 12, 14, 16})
    void aMissingEndIsAWarning(int missing) throws IOException {
        byte[] bytes = Files.readAllBytes(with());
        Path file = Files.write(folder.resolve("b.png"), Arrays.copyOf(bytes, bytes.length - missing));

        Picture read = ImageReader.read(file);

        assertThat(read.warnings()).containsExactly("its end is missing; it is read as far as it goes");
        assertThat(Samples.greatestDifference(read.image(), IMAGE)).isLessThan(0.6f / 255);
    }

    @Test
    void missingPixelsAreRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(with());
        for (int missing = 30; missing < bytes.length - HEADER_END; missing += 50) {
            Path file = Files.write(folder.resolve("b.png"), Arrays.copyOf(bytes, bytes.length - missing));

            assertThatThrownBy(() -> ImageReader.read(file))
                    .isInstanceOf(ImageFileException.class)
                    .hasMessageContaining("cut short");
        }
    }

    @Test
    void exifIsFoundWhereToolsHideIt() throws IOException {
        byte[] block = Samples.exif(6).block();
        byte[] signed = joined(latin("Exif\0\0"), block);
        for (byte[] chunk : List.of(
                chunk("eXIf", block),
                chunk("eXIf", signed),
                rawProfile("exif", signed),
                rawProfile("exif", block),
                rawProfile("APP1", signed))) {
            Picture read = ImageReader.read(with(chunk));

            assertThat(read.image().width()).isEqualTo(IMAGE.height());
            assertThat(new String(read.metadata().exif().orElseThrow().block(), StandardCharsets.ISO_8859_1))
                    .contains("Dream Camera");
            assertThat(read.warnings()).isEmpty();
        }
    }

    @Test
    void xmpIsFoundWhereToolsHideIt() throws IOException {
        byte[] signed = joined(latin("http://ns.adobe.com/xap/1.0/\0"), latin(XMP));
        String keyword = PngMetadata.XMP_KEYWORD + "\0";
        for (byte[] chunk : List.of(
                rawProfile("xmp", latin(XMP)),
                rawProfile("APP1", signed),
                chunk("tEXt", latin(keyword + XMP)),
                chunk("iTXt", joined(latin(keyword + "\1\0\0\0"), deflated(latin(XMP)))))) {
            Picture read = readWhole(chunk);

            assertThat(read.metadata().xmp().get("http://q/", "a")).contains("found");
            assertThat(read.warnings()).isEmpty();
        }
    }

    @Test
    void textsAndIptcAreKept() throws IOException {
        byte[] resources = joined(latin("8BIM\4\4\0\0\0\0\0\12"), new byte[] {0x1C, 2, 5, 0, 5}, latin("title"));
        Picture first = readWhole(
                chunk("tEXt", latin("Title\0A title \u00e4")),
                chunk("zTXt", joined(latin("Author\0\0"), deflated(latin("An author")))),
                chunk("iTXt", joined(latin("Comment\0\0\0en\0\0"), "\u6f22 \u5b57".getBytes(StandardCharsets.UTF_8))),
                chunk("tEXt", latin("Thumb::Image::Width\0" + 12)),
                rawProfile("iptc", "IPTC profile", resources));

        ImageWriter.write(first, folder.resolve("c.png"), WriteOptions.defaults());
        Metadata second = ImageReader.read(folder.resolve("c.png")).metadata();

        assertThat(first.warnings()).isEmpty();
        assertThat(first.metadata().texts())
                .containsExactly(
                        new Text("Title", "A title \u00e4"),
                        new Text("Author", "An author"),
                        new Text("Comment", "\u6f22 \u5b57"));
        assertThat(second.texts())
                .containsExactlyInAnyOrderElementsOf(first.metadata().texts());
        assertThat(second.iptc()).isPresent().isEqualTo(first.metadata().iptc());
    }

    private Image shown(byte[]... chunks) throws IOException {
        Picture read = readWhole(chunks);
        return SrgbColours.apply(read.image(), read.metadata().icc());
    }

    private static byte[] gamma(int value) {
        return chunk("gAMA", ByteBuffer.allocate(4).putInt(value).array());
    }

    private static byte[] chromaticities(int... values) {
        ByteBuffer content = ByteBuffer.allocate(32);
        Arrays.stream(values).forEach(content::putInt);
        return chunk("cHRM", content.array());
    }

    @Test
    void coloursInNumbersBecomeAProfile() throws IOException {
        Image linear = SrgbColours.apply(IMAGE.copy(), Optional.of(Samples.linearProfile()));
        assertThat(Samples.greatestDifference(shown(gamma(100_000)), linear)).isLessThan(0.03f);

        byte[] adobe = chromaticities(31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000);
        Image wide = shown(gamma(45_455), adobe);
        // By colour-science: Adobe RGB (0, 204, 128) is beyond sRGB; a grey stays what it is.
        assertThat(Samples.greatestDifference(wide, IMAGE)).isGreaterThan(0.1f);
        byte[] p3 = chunk("cICP", new byte[] {12, 13, 0, 1});
        assertThat(Samples.greatestDifference(shown(p3), IMAGE)).isGreaterThan(0.05f);
        assertThat(ImageReader.read(with(p3)).warnings()).isEmpty();
    }

    @Test
    void aGreyPictureGetsAProfileOfGrey() throws IOException {
        Image grey = Samples.greyGradient(40, 20);
        Picture read = ImageReader.read(with(grey, Metadata.NONE.withGrey(true), gamma(100_000)));

        Image shown = SrgbColours.apply(read.image().copy(), read.metadata().icc());
        Image linear = SrgbColours.apply(read.image().copy(), Optional.of(Samples.linearGreyProfile()));

        assertThat(read.warnings()).isEmpty();
        assertThat(Samples.greatestDifference(shown, linear)).isLessThan(0.012f);
        assertThat(Samples.greatestDifference(shown, grey)).isGreaterThan(0.1f);
    }

    @Test
    void srgbAndChunksThatSayNothingNeedNoProfile() throws IOException {
        byte[] srgb = chunk("sRGB", new byte[1]);
        byte[] usual = chromaticities(31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000);
        for (byte[] chunks :
                List.of(joined(srgb, gamma(45_455)), usual, gamma(0), chunk("cICP", new byte[] {1, 13, 0, 1}))) {
            Picture read = readWhole(chunks);
            assertThat(read.metadata().icc()).isEmpty();
            assertThat(read.warnings()).isEmpty();
        }
    }

    @Test
    void primariesOnALineAreNoColours() throws IOException {
        Picture read = readWhole(gamma(100_000), chromaticities(0, 0, 0, 0, 0, 0, 0, 0));

        assertThat(read.metadata().icc()).isEmpty();
        assertThat(read.warnings()).singleElement().asString().contains("cHRM");
    }

    @Test
    void aProfileComesBeforeNumbers() throws IOException {
        IccProfile profile = Samples.linearProfile();
        Path file = with(IMAGE, Metadata.NONE.withIcc(Optional.of(profile)), gamma(22_000));

        assertThat(ImageReader.read(file).metadata().icc()).contains(profile);
    }

    @Test
    void readsPixelsInManyChunks() throws IOException {
        Path file = folder.resolve("many.png");
        ImageWriter.write(new Picture(IMAGE, Metadata.NONE), file, WriteOptions.defaults());
        byte[] whole = Files.readAllBytes(file);
        int start = new String(whole, StandardCharsets.ISO_8859_1).indexOf("IDAT") + 4;
        byte[] data =
                Arrays.copyOfRange(whole, start, start + ByteBuffer.wrap(whole).getInt(start - 8));
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(whole, 0, start - 8);
        for (byte each : data) {
            many.writeBytes(chunk("IDAT", new byte[] {each}));
            many.writeBytes(chunk("IDAT", new byte[0]));
        }
        many.writeBytes(chunk("IEND", new byte[0]));
        Files.write(file, many.toByteArray());

        assertThat(Samples.greatestDifference(ImageReader.read(file).image(), IMAGE))
                .isLessThan(0.5f / 255);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void refusesAHeaderThatAsksForMorePixelsThanItsDataCanHold(int interlace) throws IOException {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(40_000)
                .putInt(40_000)
                .put(new byte[] {8, 2, 0, 0, (byte) interlace})
                .array();
        Path file = Files.write(
                folder.resolve("bomb.png"),
                joined(
                        MadePng.signature(),
                        chunk("IHDR", header),
                        chunk("IDAT", deflated(new byte[100_000])),
                        chunk("IEND", new byte[0])));

        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("cut short");
    }
}
