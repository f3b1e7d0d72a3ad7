package io.github.dreamsphere.models.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunedTilingsTest {
    private static final ConvolutionWork WORK = new ConvolutionWork(64, 64, 9, 1, 3000);
    private static final Tiling FASTEST = new Tiling(64, 128, 8);

    @TempDir
    Path folder;

    private final List<Tiling> measured = new ArrayList<>();

    private final ToDoubleFunction<Tiling> seconds = tiling -> {
        measured.add(tiling);
        return tiling.equals(FASTEST) ? 1 : 2;
    };

    @Test
    void theFastestIsMeasuredOnceAndKept() {
        Path file = folder.resolve("made/card.txt");
        TunedTilings tilings = new TunedTilings(file);
        assertThat(tilings.choose(WORK, seconds)).isEqualTo(FASTEST);
        assertThat(measured).doesNotHaveDuplicates().contains(FASTEST).hasSizeGreaterThan(3);
        measured.clear();
        assertThat(tilings.choose(new ConvolutionWork(64, 64, 9, 1, 3100), seconds))
                .isEqualTo(FASTEST);
        tilings.save();
        assertThat(new TunedTilings(file).choose(WORK, seconds)).isEqualTo(FASTEST);
        assertThat(measured).isEmpty();
        new TunedTilings(file).choose(new ConvolutionWork(64, 64, 9, 1, 300), seconds);
        assertThat(measured).isNotEmpty();
    }

    @Test
    void tilingsMuchLargerThanTheOutputsAreNotTried() {
        TunedTilings tilings = new TunedTilings(folder.resolve("card.txt"));
        assertThat(tilings.choose(new ConvolutionWork(64, 3, 9, 1, 3000), seconds))
                .isEqualTo(new Tiling(8, 128, 2));
        tilings.choose(new ConvolutionWork(64, 20, 9, 1, 3000), seconds);
        assertThat(measured).extracting(Tiling::outputs).containsExactlyInAnyOrder(8, 32, 32);
    }

    @Test
    void damagedAndUnknownLinesAreMeasuredAgain() throws IOException {
        Path file = folder.resolve("card.txt");
        for (String line : List.of(WORK.name(), WORK.name() + " 7x7x7", WORK.name() + " 64x64x4 more", "\u0000")) {
            Files.writeString(file, line + "\n");
            measured.clear();
            assertThat(new TunedTilings(file).choose(WORK, seconds)).isEqualTo(FASTEST);
            assertThat(measured).as(line).isNotEmpty();
        }
        Files.writeString(file, WORK.name() + " 32x32x4\n");
        assertThat(new TunedTilings(file).choose(WORK, seconds)).isEqualTo(new Tiling(32, 32, 4));
    }

    @Test
    void aFolderThatCannotBeMadeIsDoneWithout() throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("card.txt");
        TunedTilings tilings = new TunedTilings(file);
        assertThat(tilings.choose(WORK, seconds)).isEqualTo(FASTEST);
        tilings.save();
        assertThat(tilings.choose(WORK, seconds)).isEqualTo(FASTEST);
    }
}
