package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.ScratchFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {
    private static final long SEED = 17;
    private static final int WIDTH = 13;
    private static final int HEIGHT = 9;

    @TempDir
    private Path folder;

    private final Image memory = noise();
    private ScratchFile file;
    private Image scratch;

    @BeforeEach
    void copyIntoScratchFile() throws IOException {
        file = ScratchFile.in(folder, 1 << 12);
        scratch = memory.copy(Planes.within(0, file));
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    @Test
    void imagesInAScratchFileAreCopiedToMemory() {
        assertThat(memory.inMemory()).isTrue();
        assertThat(scratch.inMemory()).isFalse();
        assertThat(memory.toMemory()).isSameAs(memory);
        assertSame(scratch.toMemory(), memory);
    }

    @Test
    void arraysAreThoseOfImagesInMemoryOnly() {
        assertThatThrownBy(() -> scratch.rgb()).hasMessageContaining("toMemory()");
        assertThatThrownBy(() -> scratch.alpha()).hasMessageContaining("toMemory()");
        assertThatThrownBy(() -> scratch.get(0, 0, 0)).hasMessageContaining("toMemory()");
    }

    @Test
    void cropsAreRectangles() {
        for (Image image : new Image[] {memory, scratch}) {
            Image crop = image.crop(2, 3, 5, 4);
            float[] alpha = crop.alpha().orElseThrow();
            for (int y = 0; y < 4; y++) {
                for (int x = 0; x < 5; x++) {
                    assertThat(alpha[y * 5 + x])
                            .as("seed %d", SEED)
                            .isEqualTo(memory.alpha().orElseThrow()[(y + 3) * WIDTH + x + 2]);
                    for (int c = 0; c < Image.CHANNELS; c++) {
                        assertThat(crop.get(x, y, c)).isEqualTo(memory.get(x + 2, y + 3, c));
                    }
                }
            }
        }
    }

    @Test
    void piecesPastedTogetherAreTheWhole() {
        Image whole = scratch.copy(Planes.within(0, file));
        whole.paste(new Image(WIDTH, HEIGHT).withAlpha(new float[WIDTH * HEIGHT]), 0, 0);
        assertThat(whole.toMemory().rgb()).containsOnly(0);
        for (int left : new int[] {0, 6}) {
            for (int top : new int[] {0, 4}) {
                whole.paste(memory.crop(left, top, WIDTH - 6, HEIGHT - 4), left, top);
            }
        }
        assertSame(whole.toMemory(), memory);
    }

    @Test
    void whatIsPastedBeyondTheEdgesIsLeftOut() {
        Image image = new Image(4, 3);
        Image white = new Image(3, 3);
        Arrays.fill(white.rgb(), 1);
        image.paste(white, 2, -1);
        image.paste(white, -5, 0);
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 4; x++) {
                assertThat(image.get(x, y, 1)).isEqualTo(x >= 2 && y < 2 ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tif"})
    void isWrittenFromMemoryAndFromAScratchFileAlike(String suffix) throws IOException {
        Path whole = folder.resolve("memory." + suffix);
        Path rows = folder.resolve("scratch." + suffix);
        ImageWriter.write(new Picture(memory, Metadata.NONE), whole, WriteOptions.defaults());
        ImageWriter.write(new Picture(scratch, Metadata.NONE), rows, WriteOptions.defaults());
        assertThat(rows).hasSameBinaryContentAs(whole);
    }

    @Test
    void greyIsTheSameInAllChannels() {
        assertThat(scratch.isGrey()).isFalse();
        Image grey = new Image(2, 1, new float[] {0.5f, 0.5f, 0.5f, 1, 1, 1});
        assertThat(grey.isGrey()).isTrue();
        grey.set(1, 0, 2, 0.9f);
        assertThat(grey.isGrey()).isFalse();
    }

    @Test
    void alphaHasTheSizeOfTheColour() {
        assertThatThrownBy(() -> memory.withAlpha(new float[3])).hasMessageContaining("was 3");
        assertThatThrownBy(() -> new Image(2, 2).withAlpha(scratch.alphaPlane()))
                .hasMessageContaining("13x9");
        assertThat(memory.withAlpha(Optional.empty()).hasAlpha()).isFalse();
    }

    private static void assertSame(Image actual, Image expected) {
        assertThat(actual.rgb()).as("seed %d", SEED).isEqualTo(expected.rgb());
        assertThat(actual.alpha().orElseThrow()).isEqualTo(expected.alpha().orElseThrow());
    }

    private static Image noise() {
        SplittableRandom random = new SplittableRandom(SEED);
        Image image = new Image(WIDTH, HEIGHT).withAlpha(new float[WIDTH * HEIGHT]);
        for (float[] samples : new float[][] {image.rgb(), image.alpha().orElseThrow()}) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (float) random.nextDouble();
            }
        }
        return image;
    }
}
