package io.github.dreamsphere.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardFoldersTest {
    private static final Path HOME = Path.of("/home/me");

    private static String cache(Map<String, String> environment) {
        return StandardFolders.of(environment, HOME).cache().toString();
    }

    @Test
    void theCacheIsWhereTheEnvironmentSays() {
        assertThat(cache(Map.of())).isEqualTo("/home/me/.cache/dreamsphere/models");
        assertThat(cache(Map.of("XDG_CACHE_HOME", "/var/cache"))).isEqualTo("/var/cache/dreamsphere/models");
        assertThat(cache(Map.of("XDG_CACHE_HOME", "/var/cache", "DREAMSPHERE_CACHE", "/data")))
                .isEqualTo("/data/models");
        assertThat(cache(Map.of("DREAMSPHERE_CACHE", " "))).isEqualTo("/home/me/.cache/dreamsphere/models");
        assertThat(StandardFolders.of(Map.of("DREAMSPHERE_CACHE", "/data"), HOME)
                        .data())
                .isEqualTo(HOME.resolve(".local/share/dreamsphere/models"));
    }
}
