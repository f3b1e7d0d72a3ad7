package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.adobe.internal.xmp.XMPConst;
import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.file.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every format that is written keeps, and how it fails. */
public abstract class FormatContract {
    private static final String NAMESPACE = "http://ns.example.org/test/1.0/";

    @TempDir
    Path folder;

    /** The file name's ending, with its dot. */
    protected abstract String suffix();

    /** The greatest error of a sample of a smooth picture, from 0..1. */
    protected abstract float tolerance();

    /** The number of bytes at the end that a reader can do without. */
    protected int idleBytes() {
        return 0;
    }

    protected Path file() {
        return folder.resolve("picture" + suffix());
    }

    protected Picture roundTrip(Picture picture) throws IOException {
        ImageWriter.write(picture, file(), WriteOptions.defaults());
        return ImageReader.read(file());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 5", "64, 32", "67, 131", "1000, 1", "1, 300"})
    void keepsPixels(int width, int height) throws IOException {
        Image image = Samples.gradient(width, height);

        Picture read = roundTrip(new Picture(image, Metadata.NONE));

        assertThat(read.image().width()).isEqualTo(width);
        assertThat(read.image().height()).isEqualTo(height);
        assertThat(Samples.greatestDifference(read.image(), image)).isLessThanOrEqualTo(tolerance());
        assertThat(read.metadata()).isEqualTo(Metadata.NONE);
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void keepsGreyPicturesGrey() throws IOException {
        Image image = Samples.greyGradient(40, 30);
        Metadata grey = Metadata.NONE.withGrey(true);

        Picture read = roundTrip(new Picture(image, grey));

        assertThat(read.metadata().grey()).isTrue();
        assertThat(Samples.greatestDifference(read.image(), image)).isLessThanOrEqualTo(tolerance());
    }

    @Test
    void writesColourIntoWhatWasAGreyPicture() throws IOException {
        Image image = Samples.gradient(40, 30);

        Picture read = roundTrip(new Picture(image, Metadata.NONE.withGrey(true)));

        assertThat(read.metadata()).isEqualTo(Metadata.NONE);
        assertThat(Samples.greatestDifference(read.image(), image)).isLessThanOrEqualTo(tolerance());
    }

    /** As its profile of grey says, also between the samples that were measured to make a profile of RGB. */
    @Test
    void keepsTheBrightnessOfAGreyPictureThatBecameColoured() throws IOException {
        Image image = Samples.greyGradient(40, 30);
        image.set(0, 0, 0, 1);
        Optional<IccProfile> linear = Optional.of(Samples.linearGreyProfile());

        Picture read = roundTrip(new Picture(image, Metadata.NONE.withGrey(true).withIcc(linear)));

        assertThat(read.warnings()).isEmpty();
        assertThat(read.metadata().grey()).isFalse();
        assertThat(Samples.greatestDifference(read.image(), image)).isLessThanOrEqualTo(tolerance());
        Image grey = Samples.greyGradient(40, 30);
        Image shown = SrgbColours.apply(grey.copy(), read.metadata().icc());
        Image expected = SrgbColours.apply(grey.copy(), linear);
        assertThat(Samples.greatestDifference(shown, expected)).isLessThan(1.5f / 255);
        assertThat(Samples.greatestDifference(shown, grey)).isGreaterThan(0.1f);
    }

    @Test
    void leavesOutProfilesThatDoNotFit() throws IOException {
        Image grey = Samples.greyGradient(8, 8);
        for (IccProfile unfit : List.of(Samples.linearProfile(), Samples.brokenProfile())) {
            Metadata metadata = Metadata.NONE.withGrey(true).withIcc(Optional.of(unfit));

            List<String> warnings = ImageWriter.write(new Picture(grey, metadata), file(), WriteOptions.defaults());

            assertThat(warnings).singleElement().asString().contains("colour profile is left out");
            assertThat(ImageReader.read(file()).metadata()).isEqualTo(Metadata.NONE.withGrey(true));
        }
    }

    @Test
    void xmpSaysTheSizeThatIsWritten() throws IOException {
        Xmp turned = Xmp.EMPTY
                .with(XMPConst.NS_TIFF, "tiff", "Orientation", "6")
                .with(XMPConst.NS_TIFF, "tiff", "ImageWidth", "30")
                .with(XMPConst.NS_EXIF, "exif", "PixelYDimension", "40")
                .with(NAMESPACE, "test", "text", "kept");

        Picture read = roundTrip(new Picture(Samples.gradient(40, 30), Metadata.NONE.withXmp(turned)));

        assertThat(read.metadata().xmp().get(XMPConst.NS_TIFF, "Orientation")).contains("1");
        assertThat(read.metadata().xmp().get(XMPConst.NS_TIFF, "ImageWidth")).contains("40");
        assertThat(read.metadata().xmp().get(XMPConst.NS_TIFF, "ImageLength")).isEmpty();
        assertThat(read.metadata().xmp().get(XMPConst.NS_EXIF, "PixelYDimension"))
                .contains("30");
        assertThat(read.metadata().xmp().get(NAMESPACE, "text")).contains("kept");
    }

    @Test
    void clampsSamplesBeyondTheRange() throws IOException {
        Image image = new Image(8, 8);
        Arrays.fill(image.rgb(), 1.7f);

        assertThat(roundTrip(new Picture(image, Metadata.NONE)).image().rgb()).containsOnly(1f);

        Arrays.fill(image.rgb(), -0.2f);

        assertThat(roundTrip(new Picture(image, Metadata.NONE)).image().rgb()).containsOnly(0f);
    }

    @Test
    void keepsTheColourProfileAndTheSamplesItSpeaksOf() throws IOException {
        Image image = Samples.gradient(32, 16);
        Metadata metadata = Metadata.NONE.withIcc(Optional.of(Samples.linearProfile()));

        Picture read = roundTrip(new Picture(image, metadata));

        assertThat(read.metadata().icc()).contains(Samples.linearProfile());
        assertThat(Samples.greatestDifference(read.image(), image)).isLessThanOrEqualTo(tolerance());
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 65_519, 65_520, 300_000})
    void keepsColourProfilesOfAnySize(int bytes) throws IOException {
        IccProfile profile = Samples.anyProfile(bytes);

        Picture read = roundTrip(new Picture(Samples.gradient(8, 8), Metadata.NONE.withIcc(Optional.of(profile))));

        assertThat(read.metadata().icc()).contains(profile);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 65_000, 66_000, 250_000})
    void keepsXmpOfAnySize(int length) throws IOException {
        String text = "ä€" + "x".repeat(length);
        Xmp xmp = Xmp.EMPTY.with(NAMESPACE, "test", "text", text).with(NAMESPACE, "test", "small", "1");

        Picture read = roundTrip(new Picture(Samples.gradient(8, 8), Metadata.NONE.withXmp(xmp)));

        assertThat(read.metadata().xmp().get(NAMESPACE, "text")).contains(text);
        assertThat(read.metadata().xmp().properties(NAMESPACE)).hasSize(2);
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void keepsExifAndSaysThatThePixelsAreUpright() throws IOException {
        Metadata metadata = Metadata.NONE.withExif(Optional.of(Samples.exif(6)));

        Exif read = roundTrip(new Picture(Samples.gradient(8, 4), metadata))
                .metadata()
                .exif()
                .orElseThrow();

        assertThat(read.orientation()).isEqualTo(1);
        assertThat(new String(read.block(), StandardCharsets.ISO_8859_1)).contains("Dream Camera");
    }

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        Files.writeString(file(), "something else");

        roundTrip(new Picture(Samples.gradient(8, 8), Metadata.NONE));

        assertThat(files()).containsExactly(file());
    }

    @Test
    void readsWhateverTheNameSays() throws IOException {
        ImageWriter.write(new Picture(Samples.gradient(8, 8), Metadata.NONE), file(), WriteOptions.defaults());
        Path renamed = Files.move(file(), folder.resolve("picture.dat"));

        assertThat(ImageReader.read(renamed).image().width()).isEqualTo(8);
    }

    @Test
    void refusesAFileThatWasCutOffAnywhere() throws IOException {
        ImageWriter.write(new Picture(Samples.gradient(60, 40), Metadata.NONE), file(), WriteOptions.defaults());
        byte[] whole = Files.readAllBytes(file());
        Path cut = folder.resolve("cut" + suffix());
        for (int length = 0; length < whole.length - idleBytes(); length += 1 + whole.length / 200) {
            Files.write(cut, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> ImageReader.read(cut))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(ImageFileException.class)
                    .hasMessageStartingWith(cut + ": ")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void readsOrRefusesAFileWithChangedBytes() throws IOException {
        ImageWriter.write(new Picture(Samples.gradient(30, 20), Metadata.NONE), file(), WriteOptions.defaults());
        byte[] whole = Files.readAllBytes(file());
        long seed = Seeds.fresh(this);
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] = (byte) random.nextInt();
            Path broken = Files.write(folder.resolve("broken" + suffix()), changed);
            try {
                assertThat(ImageReader.read(broken).image()).isNotNull();
            } catch (FileException e) {
                assertThat(e).as("seed %d", seed).hasMessageStartingWith(broken + ": ");
            } catch (OutOfMemoryError e) {
                // A size in the header that was changed to one that is possible, but not here.
                assertThat(e).hasMessageContaining("Java heap space");
            }
        }
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path nowhere = folder.resolve("nowhere").resolve("picture" + suffix());

        assertThatThrownBy(() -> ImageWriter.write(
                        new Picture(Samples.gradient(4, 4), Metadata.NONE), nowhere, WriteOptions.defaults()))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(nowhere + ": ")
                .hasMessageContaining("does not exist; create it first");
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        }
    }
}
