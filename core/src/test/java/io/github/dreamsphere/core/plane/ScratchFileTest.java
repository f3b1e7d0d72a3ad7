package io.github.dreamsphere.core.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFileTest {
    private static final long SEED = 71;

    @TempDir
    private Path folder;

    @Test
    void rowsComeBackAsTheyWereStored() throws IOException {
        try (ScratchFile file = ScratchFile.in(folder, 1 << 20)) {
            Plane first = file.plane(7, 20, 1);
            Plane second = file.plane(100, 5, 3);
            float[] a = fill(first, SEED);
            float[] b = fill(second, SEED + 1);
            assertThat(first.toMemory().samples()).as("seed %d", SEED).isEqualTo(a);
            assertThat(second.toMemory().samples()).isEqualTo(b);
        }
    }

    @Test
    void freedSpaceIsReusedAndZeroed() throws IOException {
        try (ScratchFile file = ScratchFile.in(folder, 4 * 100 * 10 * 2)) {
            Plane first = file.plane(100, 10, 1);
            Plane second = file.plane(100, 10, 1);
            fill(first, SEED);
            float[] kept = fill(second, SEED);
            first.close();
            Plane third = file.plane(100, 8, 1);
            assertThat(third.toMemory().samples()).containsOnly(0f);
            fill(third, SEED + 2);
            assertThat(second.toMemory().samples()).isEqualTo(kept);
        }
    }

    /** Rows that begin beyond what an int of bytes can say; the file has holes, so that this takes no room. */
    @Test
    void planesMayBeLargerThanTwoGigabytes() throws IOException {
        try (ScratchFile file = ScratchFile.in(folder, 0)) {
            ScratchPlane plane = new ScratchPlane(file, 0, 1000, 3 << 20, 1);
            float[] row = new float[1000];
            Arrays.fill(row, 3);
            plane.put((3 << 20) - 1, Row.of(row));
            assertThat(plane.row((3 << 20) - 1).array()).isEqualTo(row);
            assertThat(plane.row((3 << 20) - 2).array()).containsOnly(0f);
        }
    }

    @Test
    void noFileIsLeftBehind() throws IOException {
        try (ScratchFile file = ScratchFile.in(folder, 1000)) {
            file.plane(2, 2, 1);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void foldersWithoutSpaceOrMissingAreNamed() {
        assertThatThrownBy(() -> ScratchFile.in(folder, Long.MAX_VALUE / 2))
                .hasMessageStartingWith(folder.toString())
                .hasMessageContaining("MB are free")
                .asInstanceOf(type(ScratchSpaceException.class))
                .satisfies(e -> assertThat(e.neededBytes()).isEqualTo(Long.MAX_VALUE / 2))
                .satisfies(e -> assertThat(e.freeBytes()).isPositive());
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> ScratchFile.in(none, 1))
                .isInstanceOf(ScratchException.class)
                .hasMessageContaining(none + ": is no folder");
    }

    @Test
    void memoryIsUsedUpFirst() throws IOException {
        try (ScratchFile file = ScratchFile.in(folder, 0)) {
            Planes planes = Planes.within(100 * 4, file);
            Plane memory = planes.make(9, 10, 1);
            assertThat(memory).isInstanceOf(HeapPlane.class);
            assertThat(planes.make(9, 10, 1)).isInstanceOf(ScratchPlane.class);
            memory.close();
            assertThat(planes.make(20, 5, 1)).isInstanceOf(HeapPlane.class);
        }
    }

    private static float[] fill(Plane plane, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] all = new float[plane.height() * plane.rowLength()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) random.nextDouble();
        }
        plane.copy(new HeapPlane(all, plane.width(), plane.channels()));
        return all;
    }
}
