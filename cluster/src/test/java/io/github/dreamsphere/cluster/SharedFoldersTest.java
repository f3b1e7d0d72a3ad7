package io.github.dreamsphere.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFoldersTest {
    private final SharedFolders storage = new SharedFolders();

    @TempDir
    private Path folder;

    @Test
    void aResultReplacesAnotherAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("new"), "new");
        Path results = Files.createDirectory(folder.resolve("results"));
        Path target = Files.writeString(results.resolve("a.png"), "old");
        storage.put(file, target.toString(), Attempts.mark("app-1", 7));
        assertThat(target).hasContent("new");
        try (var files = Files.list(results)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void onlyAttemptsAtOurResultsAreSwept() throws IOException {
        Path ours = folder.resolve(".a.png." + Attempts.mark("app-1", 7) + ".part");
        Path others = folder.resolve(".b.png." + Attempts.mark("app-1", 8) + ".part");
        Path ordinary = folder.resolve(".a.png.1-2-3-4.part");
        for (Path file : new Path[] {ours, others, ordinary}) {
            Files.createFile(file);
        }
        storage.sweep(Set.of(folder.resolve("a.png").toString()));
        assertThat(ours).doesNotExist();
        assertThat(others).exists();
        assertThat(ordinary).exists();
    }

    @Test
    void hiddenFilesAreNotListed() throws IOException {
        Files.createFile(folder.resolve("b.png"));
        Files.createFile(folder.resolve(".hidden.png"));
        Files.createFile(Files.createDirectory(folder.resolve("a")).resolve("c.png"));
        assertThat(storage.list(folder.toString(), false)).containsExactly("b.png");
        assertThat(storage.list(folder.toUri().toString(), true)).containsExactly("a/c.png", "b.png");
    }

    @Test
    void onlyAddressesHaveASchemeOfTheirOwn() {
        assertThat(Storage.scheme("s3a://bucket/a.png")).contains("s3a");
        assertThat(Storage.scheme("HDFS://host/a")).contains("hdfs");
        assertThat(Storage.scheme("/folder/a:b.png")).isEmpty();
        assertThat(Storage.scheme("C:/folder")).isEmpty();
        assertThat(Storage.scheme("file:///folder")).isEmpty();
    }
}
