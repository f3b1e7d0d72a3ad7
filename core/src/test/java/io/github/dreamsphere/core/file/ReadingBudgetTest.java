package io.github.dreamsphere.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadingBudgetTest {
    private static final int MEGABYTE = 1 << 20;

    private final Path file = Path.of("some.net");

    private ReadingBudget budget(long size) {
        return new ReadingBudget(file, size, MEGABYTE);
    }

    @Test
    void letsAFileStoreNoMoreThanItHolds() throws IOException {
        ReadingBudget budget = budget(100);
        budget.takeStored("conv1", 60, false);
        assertThatThrownBy(() -> budget.takeStored("conv2", 41, false))
                .isExactlyInstanceOf(FileException.class)
                .hasMessage("some.net: conv2 is larger than the file can hold; the file is damaged");
    }

    @Test
    void letsDeflatedDataBeAThousandTimesLarger() throws IOException {
        budget(100).takeStored("conv1", 100L * ReadingBudget.STRONGEST_DEFLATION, true);
        assertThatThrownBy(() -> budget(100).takeStored("conv1", 101L * ReadingBudget.STRONGEST_DEFLATION, true))
                .isInstanceOf(FileException.class);
    }

    @Test
    void refusesSizesThatAreNoSizes() {
        assertThatThrownBy(() -> budget(100).takeStored("conv1", -1, false)).isInstanceOf(FileException.class);
        assertThatThrownBy(() -> budget(100).takeMemory("conv1", -1, 4)).isInstanceOf(ReadingMemoryException.class);
        assertThatThrownBy(() -> budget(100).takeMemory("conv1", Long.MAX_VALUE / 2, 4))
                .isInstanceOf(ReadingMemoryException.class);
    }

    @Test
    void addsUpWhatIsInMemory() throws IOException {
        ReadingBudget budget = budget(100);
        budget.takeMemory("its weights", MEGABYTE / 8, 4);
        budget.takeMemory("its weights", MEGABYTE / 8, 4);
        assertThatThrownBy(() -> budget.takeMemory("its weights", 1, 1))
                .isInstanceOf(ReadingMemoryException.class)
                .hasMessage("some.net: there is too little memory for its weights: Java may use 1 MB");
    }

    @Test
    void givesTextsASixteenthOfTheMemory() throws IOException {
        byte[] most = new byte[MEGABYTE / 16];
        assertThat(budget(100).text("its text", new ByteArrayInputStream(most))).hasSameSizeAs(most);
        assertThatThrownBy(() -> budget(100).text("its text", new ByteArrayInputStream(new byte[most.length + 1])))
                .isInstanceOf(ReadingMemoryException.class);
    }

    @Test
    void readsBytesThatFitTwice() throws IOException {
        byte[] most = new byte[MEGABYTE / 2];
        assertThat(budget(100).bytes("its entry", new ByteArrayInputStream(most)))
                .hasSameSizeAs(most);
        assertThatThrownBy(() -> budget(100).bytes("its entry", new ByteArrayInputStream(new byte[most.length + 1])))
                .isInstanceOf(ReadingMemoryException.class);
    }

    @Test
    void refusesArchivesOfMoreEntriesThanAnyHas() throws IOException {
        budget(100).checkEntries(ReadingBudget.MOST_ENTRIES);
        assertThatThrownBy(() -> budget(100).checkEntries(ReadingBudget.MOST_ENTRIES + 1))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith("some.net: has more than ");
    }
}
