package io.github.dreamsphere.viewer.headset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.viewer.Offscreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The headset's path under the real OpenVR loader, with a double of the runtime. */
class OpenVrHeadsetTest {
    private static final double HEAD_YAW = 165;

    @TempDir
    static Path folder;

    private static RuntimeDouble runtime;

    @BeforeAll
    static void build() throws Exception {
        Offscreen.assume();
        runtime = RuntimeDouble.openVr(folder);
    }

    @Test
    void bothEyesOfACantedHeadsetSeeWhatTheyShould() throws Exception {
        Path out = Files.createDirectories(folder.resolve("eyes"));
        List<String> lines = runtime.run(
                Map.of("DOUBLE_OUT", out.toString(), "DOUBLE_YAW", Double.toString(HEAD_YAW), "DOUBLE_QUIT", "2"));
        assertThat(lines).contains("headset Test Double", "blend 0.25", "quit at frame 2", "exit 0");
        assertThat(EyePictures.psnr(out.resolve("frame-2-0.ppm"), EyePictures.LEFT, HEAD_YAW - EyePictures.CANT))
                .isGreaterThan(38);
        assertThat(EyePictures.psnr(out.resolve("frame-2-1.ppm"), EyePictures.RIGHT, HEAD_YAW + EyePictures.CANT))
                .isGreaterThan(38);
    }

    @Test
    void aButtonIsAnAction() throws Exception {
        List<String> lines = runtime.run(Map.of("DOUBLE_PRESS", "/actions/main/in/turn_left@3", "DOUBLE_QUIT", "5"));
        assertThat(lines).contains("frame 3 TURN_LEFT", "quit at frame 5").doesNotContain("frame 4 TURN_LEFT");
    }

    /** In the runtime's own way. */
    @Test
    void whoRecentresHasTheFirstViewAhead() throws Exception {
        assertThat(runtime.run(Map.of("DOUBLE_RECENTRE", "3", "DOUBLE_QUIT", "5")))
                .contains("frame 3 RECENTER")
                .doesNotContain("frame 2 RECENTER", "frame 4 RECENTER");
    }

    @Test
    void takenOffItShowsWhatItShowedLast() throws Exception {
        Path out = Files.createDirectories(folder.resolve("off"));
        List<String> lines = runtime.run(Map.of(
                "DOUBLE_OUT",
                out.toString(),
                "DOUBLE_YAW",
                Double.toString(HEAD_YAW),
                "DOUBLE_OFF",
                "2",
                "DOUBLE_QUIT",
                "3"));
        assertThat(lines).contains("quit at frame 3", "exit 0");
        assertThat(EyePictures.psnr(out.resolve("frame-3-0.ppm"), EyePictures.LEFT, HEAD_YAW - EyePictures.CANT))
                .isGreaterThan(38);
    }

    @Test
    void aHeadsetThatGoesAwayIsSaidAndNoCrash() throws Exception {
        List<String> lines = runtime.run(Map.of("DOUBLE_LOST", "4"));
        assertThat(lines).last().isEqualTo("exit 0");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("the headset is gone", "compositor error 1"));
    }

    @Test
    void picturesThatAreRefusedAreSaid() throws Exception {
        List<String> lines = runtime.run(Map.of("DOUBLE_SUBMIT_ERROR", "105"));
        assertThat(lines).last().isEqualTo("exit 0");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("the headset is gone: showing", "compositor error 105"));
    }

    @Test
    void anotherProgramInFrontIsBorne() throws Exception {
        List<String> lines = runtime.run(Map.of("DOUBLE_SUBMIT_ERROR", "101", "DOUBLE_QUIT", "150"));
        assertThat(lines).contains("quit at frame 150", "exit 0");
    }

    @Test
    void oneSitsOrStands() throws Exception {
        Map<String, String> settings = Map.of("DOUBLE_QUIT", "1");
        assertThat(runtime.run(settings)).contains("tracking space 0", "exit 0");
        assertThat(runtime.run(settings, HeadsetProgram.STANDING)).contains("tracking space 1", "exit 0");
    }

    @Test
    void noHeadsetIsSaid() throws Exception {
        assertThat(runtime.run(Map.of("DOUBLE_INIT_ERROR", "108")))
                .contains("no headset is connected (error 108)", "exit 0");
    }

    /** Nor does OpenVR's library add lines of its own. */
    @Test
    void noRuntimeIsSaid() throws Exception {
        assertThat(runtime.runWithout(HeadsetChoice.OPENVR))
                .containsExactly("no OpenVR runtime is installed (error 110); install SteamVR", "exit 0");
    }

    @Test
    void noRuntimeAtAllIsSaidInOneLine() throws Exception {
        assertThat(runtime.runWithout(HeadsetChoice.AUTO))
                .containsExactly(
                        "neither OpenXR nor SteamVR is installed; to use a headset, install its own program or SteamVR",
                        "exit 0");
    }
}
