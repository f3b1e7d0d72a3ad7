package io.github.dreamsphere.viewer.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.viewer.PictureFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ThumbnailsTest {
    @TempDir
    Path folder;

    private static Image await(Thumbnails thumbnails, Path file) throws InterruptedException {
        Optional<Image> small = thumbnails.of(file);
        while (small.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(10);
            small = thumbnails.of(file);
        }
        return small.get();
    }

    /** The upper half light, the lower half dark. */
    private static Image twoHalves(int width, int height) {
        Image image = new Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    image.set(x, y, c, y < height / 2 ? 0.8f : 0.2f);
                }
            }
        }
        return image;
    }

    @ParameterizedTest
    @CsvSource({
        "a.png, 1000, 500, 100, 50",
        "a.jpg, 1000, 500, 100, 50",
        "a.tif, 90, 45, 90, 45",
        "a.png, 333, 250, 66, 50"
    })
    void aPictureIsSmallEnoughAndTheSame(String name, int width, int height, int smallWidth, int smallHeight)
            throws Exception {
        Path file = PictureFiles.write(twoHalves(width, height), folder.resolve(name));
        try (Thumbnails thumbnails = new Thumbnails(FileHints.NONE, 100, 50)) {
            Image small = await(thumbnails, file);
            // What decoders shrink has a size that is rounded.
            assertThat(small.width()).isBetween(smallWidth - 1, smallWidth);
            assertThat(small.height()).isBetween(smallHeight - 1, smallHeight);
            assertThat(small.get(smallWidth / 2, smallHeight / 4, 1)).isCloseTo(0.8f, within(0.02f));
            assertThat(small.get(smallWidth / 2, smallHeight * 3 / 4, 1)).isCloseTo(0.2f, within(0.02f));
        }
    }

    @Test
    void ofAStereoPictureTheLeftEyesIsSeen() throws Exception {
        Path file = PictureFiles.write(twoHalves(200, 200), folder.resolve("lake_TB.png"));
        try (Thumbnails thumbnails = new Thumbnails(FileHints.NONE, 100, 50)) {
            Image small = await(thumbnails, file);
            assertThat(small.width()).isEqualTo(100);
            assertThat(small.height()).isEqualTo(50);
            assertThat(small.get(50, 45, 0)).isCloseTo(0.8f, within(0.02f));
        }
    }

    /** A file that cannot be read does not keep others from being read. */
    @Test
    void whatCannotBeReadHasNone() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.png"), "text");
        Path file = PictureFiles.write(twoHalves(100, 50), folder.resolve("a.png"));
        try (Thumbnails thumbnails = new Thumbnails(FileHints.NONE, 100, 50)) {
            assertThat(thumbnails.of(broken)).isEmpty();
            await(thumbnails, file);
            assertThat(thumbnails.of(broken)).isEmpty();
        }
    }

    /** The headset's strip may be opened while a dream is written into its folder. */
    @Test
    void aFileThatIsStillBeingWrittenIsReadAgain() throws Exception {
        Path whole = PictureFiles.write(twoHalves(100, 50), folder.resolve("whole.png"));
        byte[] bytes = Files.readAllBytes(whole);
        Path file = Files.write(folder.resolve("a.png"), Arrays.copyOf(bytes, 40));
        Path other = PictureFiles.write(twoHalves(60, 30), folder.resolve("b.png"));
        try (Thumbnails thumbnails = new Thumbnails(FileHints.NONE, 100, 50)) {
            assertThat(thumbnails.of(file)).isEmpty();
            // The file was asked for first, and is read last.
            await(thumbnails, other);
            TimeUnit.MILLISECONDS.sleep(200);
            assertThat(thumbnails.of(file)).isEmpty();
            Files.write(file, bytes);
            assertThat(await(thumbnails, file).width()).isEqualTo(100);
        }
    }

    /** A picture that has not changed is the same object, so that nothing is painted again. */
    @Test
    void aFileThatHasNotChangedIsNotReadAgain() throws Exception {
        Path file = PictureFiles.write(twoHalves(100, 50), folder.resolve("a.png"));
        try (Thumbnails thumbnails = new Thumbnails(FileHints.NONE, 100, 50)) {
            Image small = await(thumbnails, file);
            TimeUnit.MILLISECONDS.sleep(1100);
            thumbnails.of(file);
            TimeUnit.MILLISECONDS.sleep(200);
            assertThat(thumbnails.of(file)).containsSame(small);
        }
    }

    /** The faces above and below are the third and the fourth. Shrunk pictures' faces are not quite square. */
    @ParameterizedTest
    @CsvSource({"a_cube.png, 600, 100", "a_cube.jpg, 1236, 206", "a_cube.png, 2010, 335"})
    void aCubeMapIsSeenAsASphere(String name, int width, int height) throws Exception {
        Image faces = new Image(width, height);
        int edge = height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                faces.set(x, y, 0, x / edge == 2 ? 1 : x / edge == 3 ? 0 : 0.5f);
            }
        }
        Path file = PictureFiles.write(faces, folder.resolve(name));
        try (Thumbnails thumbnails = new Thumbnails(FileHints.NONE, 100, 50)) {
            Image small = await(thumbnails, file);
            assertThat(small.width()).isBetween(98, 100);
            assertThat(small.height()).isBetween(49, 50);
            for (int x = 3; x < small.width(); x += 10) {
                assertThat(small.get(x, 2, 0)).isCloseTo(1, within(0.1f));
                assertThat(small.get(x, 24, 0)).isCloseTo(0.5f, within(0.1f));
                assertThat(small.get(x, small.height() - 3, 0)).isCloseTo(0, within(0.1f));
            }
        }
    }

    /** A viewer without a headset never asks for one. */
    @Test
    void theThreadRunsFromTheFirstRequestUntilTheEnd() {
        long before = threads();
        Thumbnails thumbnails = new Thumbnails(FileHints.NONE, 100, 50);
        assertThat(threads()).isEqualTo(before);
        assertThat(thumbnails.of(folder.resolve("none.png"))).isEmpty();
        assertThat(threads()).isEqualTo(before + 1);
        thumbnails.close();
        assertThat(threads()).isEqualTo(before);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("thumbnails"))
                .count();
    }
}
