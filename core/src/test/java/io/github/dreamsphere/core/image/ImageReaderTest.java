package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.file.ReadingMemoryException;
import io.github.dreamsphere.core.image.png.MadePng;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReaderTest {
    @TempDir
    Path folder;

    /** Where the marked corner of the upright picture lies in the stored one, for each of EXIF's eight ways. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0", "2, 5, 0", "3, 5, 3", "4, 0, 3",
        "5, 0, 0", "6, 0, 3", "7, 5, 3", "8, 5, 0"
    })
    void appliesTheOrientation(int orientation, int storedX, int storedY) throws IOException {
        Image stored = new Image(6, 4);
        stored.set(storedX, storedY, 0, 1);
        Path file = storedWith(stored, orientation);

        Picture read = ImageReader.read(file);

        assertThat(read.image().width()).isEqualTo(orientation < 5 ? 6 : 4);
        assertThat(read.image().height()).isEqualTo(orientation < 5 ? 4 : 6);
        assertThat(read.image().get(0, 0, 0)).isEqualTo(1);
        assertThat(read.metadata().exif().orElseThrow().orientation()).isEqualTo(1);
    }

    /** The top edge of the upright picture, away from its corner, tells turns from mirrorings. */
    @ParameterizedTest
    @CsvSource({"5, 0, 1", "6, 0, 2", "7, 5, 2", "8, 5, 1"})
    void tellsTurnsFromMirrorings(int orientation, int storedX, int storedY) throws IOException {
        Image stored = new Image(6, 4);
        stored.set(storedX, storedY, 0, 1);

        Image read = ImageReader.read(storedWith(stored, orientation)).image();

        assertThat(read.get(1, 0, 0)).isEqualTo(1);
    }

    /** ImageWriter writes upright pictures only, so the tag is put back into its file by hand. */
    private Path storedWith(Image stored, int orientation) throws IOException {
        Path file = folder.resolve("stored.png");
        Metadata metadata = Metadata.NONE.withExif(Optional.of(Samples.exif(1)));
        ImageWriter.write(new Picture(stored, metadata), file, WriteOptions.defaults());
        byte[] bytes = Files.readAllBytes(file);
        byte[] upright = Samples.exif(1).block();
        int at = indexOf(bytes, upright);
        byte[] turned = Samples.exif(orientation).block();
        System.arraycopy(turned, 0, bytes, at, turned.length);
        CRC32 sum = new CRC32();
        sum.update(bytes, at - 4, turned.length + 4);
        ByteBuffer.wrap(bytes).putInt(at + turned.length, (int) sum.getValue());
        return Files.write(file, bytes);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("the block is not there");
    }

    /** A decoder calls the observer from within a library that throws unchecked exceptions on broken files too. */
    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "a.png", "a.tif"})
    void anObserversBugIsNoBrokenPicture(String name) throws IOException {
        Path file = folder.resolve(name);
        ImageWriter.write(new Picture(Samples.gradient(8, 300), Metadata.NONE), file, WriteOptions.defaults());
        IllegalStateException bug = new IllegalStateException("a bug");

        assertThatThrownBy(() -> ImageReader.read(file, new ReadObserver() {
                    @Override
                    public void begun(int width, int height, Metadata metadata) {}

                    @Override
                    public void small(Image small) {}

                    @Override
                    public void rows(Image picture, int rows) {
                        throw bug;
                    }
                }))
                .isSameAs(bug);
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertRefused(folder.resolve("missing.jpg"), "there is no such file");
    }

    @Test
    void saysThatAFolderIsNoPicture() {
        assertRefused(folder, "this is a folder, not a picture");
    }

    @Test
    void saysThatAFileIsEmpty() throws IOException {
        assertRefused(Files.createFile(folder.resolve("empty.png")), "the file is empty");
    }

    @Test
    void saysThatTextIsNoPicture() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.jpg"), "just words, and no picture in sight");

        assertRefused(text, "this is not a JPEG, PNG, TIFF or WebP picture");
    }

    @Test
    void saysThatAFileIsCutShort() throws IOException {
        Path file = folder.resolve("cut.jpg");
        ImageWriter.write(new Picture(Samples.noise(64, 64, 6), Metadata.NONE), file, WriteOptions.defaults());
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertRefused(file, "the file is cut short; get a whole copy of it");
    }

    @Test
    void saysThatThereAreTooManyPixels() throws IOException {
        assertRefused(black(40_000, 30_000), "40000x30000 pixels are too many to hold at once");
    }

    private static void assertRefused(Path file, String problem) {
        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageStartingWith(file + ": " + problem);
    }

    /** 26,000 x 26,000 pixels are fewer than one array holds, and more than the memory of tests. */
    @Test
    void refusesAHeaderThatAsksForMorePixelsThanMemoryHolds() throws IOException {
        Path file = black(26_000, 26_000);
        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(ReadingMemoryException.class)
                .hasMessageStartingWith(
                        file + ": there is too little memory for its 26000x26000 pixels: Java may use ");
    }

    /** A PNG of one bit a pixel, which takes few bytes. */
    private Path black(int width, int height) throws IOException {
        Path file = folder.resolve("black.png");
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
            byte[] row = new byte[1 + width / 8];
            for (int y = 0; y < height; y++) {
                deflater.write(row);
            }
        }
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 1)
                .array();
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(MadePng.signature());
            out.write(MadePng.chunk("IHDR", header));
            out.write(MadePng.chunk("IDAT", data.toByteArray()));
            out.write(MadePng.chunk("IEND", new byte[0]));
        }
        return file;
    }
}
