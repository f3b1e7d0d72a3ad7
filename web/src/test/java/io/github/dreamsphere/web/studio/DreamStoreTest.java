package io.github.dreamsphere.web.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DreamStoreTest {
    @TempDir
    Path folder;

    private DreamStore dreams;

    @BeforeEach
    void open() throws IOException {
        dreams = new DreamStore(new StudioFolder(folder), new EventHub());
    }

    private static ObjectNode about() {
        return Json.object().put("title", "Lake").put("result", "lake.png").put("flat", true);
    }

    private static void write(Path file) throws IOException {
        ImageIO.write(new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }

    @Test
    void dreamsThatAreWrittenAtTheSameTimeGetDifferentNames() throws IOException {
        List<StudioDream> during = new ArrayList<>();
        StudioDream first = dreams.addDone(about(), file -> {
            during.add(dreams.addDone(about(), DreamStoreTest::write));
            write(file);
        });
        assertThat(first.name().title()).isEqualTo("Lake");
        assertThat(during.get(0).name().title()).isNotEqualTo("Lake");
        assertThat(during.get(0).name().stem()).isNotEqualTo(first.name().stem());
        assertThat(dreams.all()).containsExactlyInAnyOrder(first, during.get(0));
    }

    @Test
    void theNameOfADreamThatCannotBeWrittenIsFreeAgain() throws IOException {
        assertThatThrownBy(() -> dreams.addDone(about(), file -> {
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(dreams.addDone(about(), DreamStoreTest::write).name().title())
                .isEqualTo("Lake");
        assertThat(dreams.all()).hasSize(1);
    }
}
