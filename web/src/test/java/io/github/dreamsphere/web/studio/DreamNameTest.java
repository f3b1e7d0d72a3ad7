package io.github.dreamsphere.web.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DreamNameTest {
    private static StoredPicture picture(String file, String kind) {
        ObjectNode about = Json.object().put("file", file).put("kind", kind);
        return new StoredPicture(Path.of("id"), about);
    }

    @Test
    void titlesAndFilesSayTheSame() throws IOException {
        DreamName name = DreamName.of(picture("Lake at dawn.jpg", "SPHERE"), "sky-beasts");
        assertThat(name).isEqualTo(new DreamName("Lake at dawn.jpg, Sky beasts", "Lake at dawn-sky-beasts"));
        assertThat(name.numbered(1)).isEqualTo(name);
        assertThat(name.numbered(2).with("2 times as large", "2x").numbered(3))
                .isEqualTo(new DreamName(
                        "Lake at dawn.jpg, Sky beasts (2), 2 times as large (3)", "Lake at dawn-sky-beasts-2-2x-3"));
    }

    @Test
    void aDreamOfNoiseIsNotNamedAfterAFile() throws IOException {
        assertThat(DreamName.of(picture("noise.jpg", "NOISE"), "eyes"))
                .isEqualTo(new DreamName("From nothing, Eyes", "noise-eyes"));
    }
}
