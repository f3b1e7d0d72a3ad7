package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.viewer.PictureFiles;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.headset.RuntimeDouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole sessions of the window with a headset beside it, under the real OpenVR loader with a double of the runtime. */
@Timeout(240)
class HeadsetSessionTest {
    private static final String FOUND = "showing in the headset Test Double";

    @TempDir
    Path runtimeFolder;

    private RuntimeDouble runtime;
    private Desktop desktop;
    private Path picture;

    @BeforeEach
    void openDisplay(TestInfo test) throws Exception {
        desktop = new Desktop(
                Path.of("target", "window", test.getTestMethod().orElseThrow().getName()));
        runtime = new RuntimeDouble(runtimeFolder);
        picture = PictureFiles.write(
                PictureFiles.even(256, 0.5f), desktop.folder().resolve("a.png"));
    }

    @AfterEach
    void closeDisplay() {
        if (desktop != null) {
            desktop.close();
        }
    }

    private Process open(HeadsetChoice headset, Map<String, String> settings) throws IOException {
        return desktop.open(runtime.environment(settings), picture.toString(), headset.name());
    }

    private void awaitLine(String part) throws Exception {
        while (desktop.lines().stream().noneMatch(line -> line.contains(part))) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void theWindowGoesOnWithoutAHeadsetThatGoesAway() throws Exception {
        Path lost = runtimeFolder.resolve("lost");
        Process window = open(HeadsetChoice.AUTO, Map.of("DOUBLE_LOST_WHEN", lost.toString()));
        desktop.awaitWindow("a.png");
        assertThat(middle(desktop.shot("a"))).isBetween(0.48f, 0.52f);
        assertThat(desktop.lines()).contains(FOUND).noneMatch(line -> line.contains("alone"));

        Files.createFile(lost);
        awaitLine("showing in the window alone: the headset is gone");
        assertThat(middle(desktop.shot("a"))).isBetween(0.48f, 0.52f);
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
        assertThat(desktop.lines()).last().isEqualTo("closed");
        assertThat(desktop.lines()).filteredOn(line -> line.contains("alone")).hasSize(1);
    }

    private static float middle(Image view) {
        return view.get(view.width() / 2, view.height() / 2, 0);
    }

    @Test
    void aHeadsetThatMustBeUsedEndsTheProgramWithALineWhenItGoesAway() throws Exception {
        Path lost = runtimeFolder.resolve("lost");
        Process window = open(HeadsetChoice.OPENVR, Map.of("DOUBLE_LOST_WHEN", lost.toString()));
        desktop.awaitWindow("a.png");
        Files.createFile(lost);
        assertThat(window.waitFor()).isEqualTo(1);
        assertThat(desktop.lines()).last().asString().startsWith("failed: the headset is gone");
    }

    @Test
    void theRuntimeCanAskTheWindowToClose() throws Exception {
        Process window = open(HeadsetChoice.AUTO, Map.of("DOUBLE_QUIT", "40"));
        assertThat(window.waitFor()).isZero();
        assertThat(desktop.lines()).containsSubsequence(FOUND, "closed");
    }
}
