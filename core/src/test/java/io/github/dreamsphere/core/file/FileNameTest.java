package io.github.dreamsphere.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void theLastDotPartsAName() {
        assertThat(FileName.of(Path.of("a.b", "lake.tar.gz"))).isEqualTo(new FileName("lake.tar", ".gz"));
        assertThat(FileName.of("lake.")).isEqualTo(new FileName("lake", "."));
        assertThat(FileName.of(".jpg")).isEqualTo(new FileName("", ".jpg"));
        assertThat(FileName.of(Path.of("a.b", "lake"))).isEqualTo(new FileName("lake", ""));
    }
}
