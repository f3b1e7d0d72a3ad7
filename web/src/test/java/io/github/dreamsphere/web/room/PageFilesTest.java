package io.github.dreamsphere.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PageFilesTest {
    @Test
    void whatOnlyHeadsetsNeedIsNotLoadedAtOnce() throws IOException {
        assertThat(PageFiles.modules()).contains("room.js", "vr.js");
        assertThat(PageFiles.modulesAtOnce())
                .startsWith("room.js")
                .doesNotContain("vr.js")
                .isSubsetOf(PageFiles.modules());
    }
}
