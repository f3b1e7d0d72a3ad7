package io.github.dreamsphere.models.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.net.NetFileException;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5ArrayTest {
    @TempDir
    Path folder;

    /** A layer that is called many times reads its weights each time. */
    @Test
    void readingAgainIsNotChargedToTheFileAgain() throws IOException {
        Path file = written(new float[] {1, 2, 3, 4, 5, 6});
        try (FileChannel channel = FileChannel.open(file)) {
            Hdf5File hdf = new Hdf5File(file, ByteSource.of(channel, 0, channel.size()));
            for (int i = 0; i < channel.size(); i++) {
                assertThat(hdf.array("array").orElseThrow().read("weights")).containsExactly(1, 2, 3, 4, 5, 6);
            }
        }
    }

    @Test
    void bytesAreNamedAsQuantised() throws IOException {
        Path file = written(new byte[] {1, 2, 3});
        try (FileChannel channel = FileChannel.open(file)) {
            Hdf5Array array = new Hdf5File(file, ByteSource.of(channel, 0, channel.size()))
                    .array("array")
                    .orElseThrow();
            assertThatThrownBy(() -> array.read("weights"))
                    .isInstanceOf(NetFileException.class)
                    .hasMessage(file + ": weights holds no floating-point numbers; it may be quantised");
        }
    }

    private Path written(Object array) throws IOException {
        Path file = folder.resolve("array.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("array", array);
        }
        return file;
    }
}
