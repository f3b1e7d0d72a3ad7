package io.github.dreamsphere.core.image.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resource make.py made the pictures with libwebp, and the PNGs with what libwebp reads. */
class WebpFormatTest {
    private static final float EXACT = 1e-6f;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strong-filter",
                "simple-filter",
                "finest",
                "alpha",
                "alpha-uncompressed",
                "lossless-rgb",
                "lossless-alpha",
                "lossless-palette",
                "animation"
            })
    void readsTheSamplesOfLibwebp(String name) throws IOException {
        Image expected = ImageReader.read(resource(name + ".png")).image();
        Path file = resource(name + ".webp");

        Image read = ImageReader.read(file).image();

        assertThat(Samples.greatestDifference(read, expected)).isLessThan(EXACT);
        assertThat(read.alpha().isPresent()).isEqualTo(expected.alpha().isPresent());
        if (read.alpha().isPresent()) {
            assertThat(read.alpha().get()).containsExactly(expected.alpha().get());
        }
        assertThat(Samples.greatestDifference(byRows(file), expected)).isLessThan(EXACT);
    }

    /** The width is behind the frame tag and the start code. */
    @Test
    void refusesALossyPictureOfNoWidth() throws IOException {
        byte[] bytes = Files.readAllBytes(resource("simple-filter.webp"));
        int frame = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("VP8 ") + 8;
        bytes[frame + 6] = 0;
        bytes[frame + 7] = 0;
        Path file = Files.write(folder.resolve("narrow.webp"), bytes);

        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("its header says 0x");
    }

    private static Image byRows(Path file) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            Image whole = new Image(reader.width(), reader.height());
            for (int y = 0; reader.rowsLeft() > 0; y += 50) {
                Image band = reader.read(50);
                System.arraycopy(band.rgb(), 0, whole.rgb(), whole.index(0, y), band.rgb().length);
            }
            return whole;
        }
    }

    @Test
    void saysThatAnAnimationHasMoreFrames() throws IOException {
        assertThat(ImageReader.read(resource("animation.webp")).warnings())
                .containsExactly("it is an animation of 2 frames; only the first is read");
    }

    @Test
    void readsLosslessWebpWithItsMetadata() throws IOException {
        Picture read = ImageReader.read(resource("lossless.webp"));

        // Its EXIF says upside down.
        assertThat(read.image().get(15 - 3, 7 - 2, 0)).isCloseTo(48 / 255f, Offset.offset(EXACT));
        assertThat(read.image().get(15 - 3, 7 - 2, 1)).isCloseTo(64 / 255f, Offset.offset(EXACT));
        assertThat(read.metadata().exif().orElseThrow().orientation()).isEqualTo(1);
        assertThat(read.metadata().xmp().get("http://ns.google.com/photos/1.0/panorama/", "ProjectionType"))
                .contains("equirectangular");
    }

    @ParameterizedTest
    @ValueSource(strings = {"finest", "lossless-rgb"})
    void keepsTheSamplesThatAProfileSpeaksOf(String name) throws IOException {
        Image plain = ImageReader.read(resource(name + ".webp")).image();
        IccProfile profile = Samples.linearProfile();
        Path file = write(extended(name, chunk("ICCP", profile.bytes())));

        Picture read = ImageReader.read(file);

        assertThat(read.metadata().icc()).contains(profile);
        assertThat(read.image().rgb()).containsExactly(plain.rgb());
    }

    @ParameterizedTest
    @ValueSource(strings = {"strong-filter.webp", "alpha.webp", "lossless-rgb.webp", "animation.webp"})
    void refusesAFileThatWasCutOffAnywhere(String name) throws IOException {
        byte[] whole = Files.readAllBytes(resource(name));
        for (int length = 0; length < whole.length - 1; length++) {
            Path cut = write(Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> ImageReader.read(cut))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(ImageFileException.class);
        }
    }

    /** The sizes in the file are right, but its picture ends before all rows are decoded. */
    @ParameterizedTest
    @ValueSource(strings = {"strong-filter", "lossless-rgb"})
    void refusesAPictureThatEndsTooEarly(String name) throws IOException {
        byte[] picture = picture(name);
        for (int length = 0; length < picture.length - 4; length++) {
            Path file = write(riff(chunk(pictureName(name), Arrays.copyOf(picture, length))));

            assertThatThrownBy(() -> ImageReader.read(file)).isInstanceOf(ImageFileException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"strong-filter.webp", "alpha.webp", "lossless-alpha.webp", "animation.webp"})
    void readsOrRefusesAFileWithChangedBytes(String name) throws IOException {
        byte[] whole = Files.readAllBytes(resource(name));
        long seed = Seeds.fresh(this);
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            Path file = write(changed);
            try {
                assertThat(ImageReader.read(file).image()).isNotNull();
            } catch (FileException e) {
                assertThat(e).as("seed %d", seed).hasMessageStartingWith(file + ": ");
            }
        }
    }

    @Test
    void leavesOutADamagedChunkBehindThePicture() throws IOException {
        byte[] chunk = chunk("XMP ", new byte[10]);
        chunk[5] = 1;
        Image plain = ImageReader.read(resource("finest.webp")).image();

        Picture read = ImageReader.read(write(riff(concat(chunk("VP8 ", picture("finest")), chunk))));

        assertThat(read.image().rgb()).containsExactly(plain.rgb());
        assertThat(read.warnings()).containsExactly("its end is damaged: the chunk XMP is left out");
    }

    @Test
    void refusesACanvasOfAnotherSizeThanThePicture() throws IOException {
        byte[] file = extended("finest", new byte[0]);
        file[24]++;

        assertThatThrownBy(() -> ImageReader.read(write(file)))
                .hasMessageContaining("its header says 62x131 pixels, but the picture has 61x131");
    }

    /** A frame that covers a part of the canvas: the rest is transparent. */
    @Test
    void readsAFrameAtItsPlaceOnTheCanvas() throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        frame.put(new byte[] {2, 0, 0, 3, 0, 0, 60, 0, 0, (byte) 130, 0, 0, 100, 0, 0, 0});
        byte[] content = concat(frame.array(), chunk("VP8L", picture("lossless-rgb")));
        byte[] animation = concat(chunk("ANIM", new byte[6]), chunk("ANMF", content));
        Image plain = ImageReader.read(resource("lossless-rgb.webp")).image();

        Image read = ImageReader.read(write(riff(concat(canvas(2, 80, 150), animation))))
                .image();

        assertThat(read.width()).isEqualTo(80);
        assertThat(read.height()).isEqualTo(150);
        assertThat(read.get(4 + 20, 6 + 100, 1)).isEqualTo(plain.get(20, 100, 1));
        float[] alpha = read.alpha().orElseThrow();
        assertThat(alpha[6 * 80 + 4]).isEqualTo(1);
        assertThat(alpha[6 * 80 + 3]).isZero();
        assertThat(alpha[5 * 80 + 4]).isZero();
        assertThat(alpha[149 * 80 + 79]).isZero();
    }

    private byte[] extended(String name, byte[] more) throws IOException {
        byte[] header = canvas(0x20, 61, 131);
        return riff(concat(concat(header, more), chunk(pictureName(name), picture(name))));
    }

    private static byte[] canvas(int flags, int width, int height) {
        return chunk("VP8X", new byte[] {(byte) flags, 0, 0, 0, (byte) (width - 1), 0, 0, (byte) (height - 1), 0, 0});
    }

    private static String pictureName(String name) {
        return name.startsWith("lossless") ? "VP8L" : "VP8 ";
    }

    /** The content of the only chunk of a simple file. */
    private byte[] picture(String name) throws IOException {
        byte[] whole = Files.readAllBytes(resource(name + ".webp"));
        int length = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(16);
        return Arrays.copyOfRange(whole, 20, 20 + length);
    }

    private static byte[] riff(byte[] chunks) {
        return chunk("RIFF", concat("WEBP".getBytes(StandardCharsets.ISO_8859_1), chunks));
    }

    private static byte[] chunk(String name, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(8 + content.length + content.length % 2);
        chunk.put(name.getBytes(StandardCharsets.ISO_8859_1));
        chunk.order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).put(content);
        return chunk.array();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("made.webp"), content);
    }

    private Path resource(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            try (InputStream in = getClass().getResourceAsStream(name)) {
                Files.copy(in, file);
            }
        }
        return file;
    }
}
