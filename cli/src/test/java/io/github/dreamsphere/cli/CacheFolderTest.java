package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment variable DREAMSPHERE_CACHE. */
class CacheFolderTest {
    @TempDir
    Path folder;

    @Test
    void itIsWhereEverythingIsKeptThatCanBeMadeAgain() throws Exception {
        Path cache = folder.resolve("cache");
        Map<String, String> environment = Map.of(
                "DREAMSPHERE_CACHE", cache.toString(),
                "HOME", folder.resolve("none").toString(),
                "XDG_CACHE_HOME", folder.resolve("other").toString());

        new FreshProcess(folder, environment).run(List.of("models check dreamsphere-sr2x"));

        assertThat(FreshProcess.files(cache.resolve("native"))).isNotEmpty();
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(folder.resolve("other")).doesNotExist();
        assertThat(FreshProcess.files(cache.resolve("temporary"))).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> CacheFolder.apply(Map.of("DREAMSPHERE_CACHE", file.toString())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }
}
