package io.github.dreamsphere.viewer.headset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.viewer.Offscreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The headset's path under the real OpenXR loader, with a double of the runtime. */
class OpenXrHeadsetTest {
    private static final double HEAD_YAW = 165;

    @TempDir
    static Path folder;

    private static RuntimeDouble runtime;

    @BeforeAll
    static void build() throws Exception {
        Offscreen.assume();
        runtime = RuntimeDouble.openXr(folder);
    }

    /** Pictures are written, and the head is turned. */
    private static Map<String, String> seen(Path out, String... more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("DOUBLE_OUT", out.toString(), "DOUBLE_YAW", Double.toString(HEAD_YAW)));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private static void assertBothEyesSee(Path out, int frame, double yaw) throws Exception {
        assertThat(EyePictures.psnr(out.resolve("frame-" + frame + "-0.ppm"), EyePictures.LEFT, yaw - EyePictures.CANT))
                .isGreaterThan(38);
        assertThat(EyePictures.psnr(
                        out.resolve("frame-" + frame + "-1.ppm"), EyePictures.RIGHT, yaw + EyePictures.CANT))
                .isGreaterThan(38);
    }

    @Test
    void bothEyesOfACantedHeadsetSeeWhatTheyShould() throws Exception {
        Path out = Files.createDirectories(folder.resolve("eyes"));
        List<String> lines = runtime.run(seen(out, "DOUBLE_QUIT", "4"));
        assertThat(lines)
                .contains("graphics EGL", "headset Test Double (OpenXR)", "session ended")
                .contains("the program was ended in the headset", "exit 0");
        assertBothEyesSee(out, 4, HEAD_YAW);
    }

    /** The more pixels are drawn, the nearer each is to the mean of what it shows. */
    @Test
    void morePixelsAreDrawnThanTheHeadsetHas() throws Exception {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        runtime.run(seen(plain, "DOUBLE_QUIT", "3"), "1");
        Path finer = Files.createDirectories(folder.resolve("finer"));
        runtime.run(seen(finer, "DOUBLE_QUIT", "3"), "2");
        String picture = "frame-3-0.ppm";
        double yaw = HEAD_YAW - EyePictures.CANT;
        assertThat(EyePictures.psnr(finer.resolve(picture), EyePictures.LEFT, yaw))
                .isGreaterThan(EyePictures.psnr(plain.resolve(picture), EyePictures.LEFT, yaw));
        assertBothEyesSee(finer, 3, HEAD_YAW);
    }

    @Test
    void beforeTheSessionIsReadyThereIsNoFrameAndNoWaiting() throws Exception {
        Path out = Files.createDirectories(folder.resolve("late"));
        List<String> lines = runtime.run(seen(out, "DOUBLE_READY", "50", "DOUBLE_QUIT", "3"));
        assertThat(lines).containsSubsequence("nothing from 1", "shows from 50", "exit 0");
        assertBothEyesSee(out, 1, HEAD_YAW);
    }

    @Test
    void aSessionStopsAndBeginsAgain() throws Exception {
        Path out = Files.createDirectories(folder.resolve("pause"));
        List<String> lines = runtime.run(seen(out, "DOUBLE_PAUSE", "5", "DOUBLE_QUIT", "9"));
        assertThat(lines)
                .containsSubsequence("session ended", "nothing from 6", "shows from 105", "session ended", "exit 0");
        assertBothEyesSee(out, 8, HEAD_YAW);
    }

    @Test
    void whatIsNotSeenIsNotDrawn() throws Exception {
        Path out = Files.createDirectories(folder.resolve("hidden"));
        List<String> lines = runtime.run(seen(out, "DOUBLE_HIDDEN", "4", "DOUBLE_QUIT", "20"));
        assertThat(lines).contains("nothing from 4", "the program was ended in the headset", "exit 0");
        assertThat(out.resolve("frame-3-1.ppm")).exists();
        assertThat(out.resolve("frame-4-0.ppm")).doesNotExist();
    }

    @Test
    void notTrackedItShowsWhatItShowedLast() throws Exception {
        Path out = Files.createDirectories(folder.resolve("off"));
        List<String> lines = runtime.run(seen(out, "DOUBLE_OFF", "3", "DOUBLE_QUIT", "5"));
        assertThat(lines).last().isEqualTo("exit 0");
        assertBothEyesSee(out, 5, HEAD_YAW);
    }

    @Test
    void whatNeverWasTrackedIsNotDrawn() throws Exception {
        Path out = Files.createDirectories(folder.resolve("never"));
        List<String> lines = runtime.run(seen(out, "DOUBLE_OFF", "0", "DOUBLE_QUIT", "5"));
        assertThat(lines).contains("nothing from 1", "exit 0").noneMatch(line -> line.startsWith("shows"));
    }

    /** Until what recentring does has been done. */
    @Test
    void theViewStaysWhereItIsWhenTheRuntimeTurnsTheRoom() throws Exception {
        Path out = Files.createDirectories(folder.resolve("recentred"));
        assertThat(runtime.run(seen(out, "DOUBLE_RECENTRE", "3", "DOUBLE_QUIT", "6")))
                .filteredOn(line -> line.endsWith("RECENTER"))
                .hasSize(1);
        assertBothEyesSee(out, 2, HEAD_YAW);
        assertBothEyesSee(out, 6, HEAD_YAW);
    }

    @ParameterizedTest
    @CsvSource({"DOUBLE_LOST, OpenXR error -17", "DOUBLE_LOSS_PENDING, ends the session"})
    void aHeadsetThatGoesAwayIsSaidAndNoCrash(String fault, String why) throws Exception {
        List<String> lines = runtime.run(Map.of(fault, "4"));
        assertThat(lines).last().isEqualTo("exit 0");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("the headset is gone", why));
    }

    @ParameterizedTest
    @CsvSource({
        "DOUBLE_NO_HEADSET, no headset is connected (OpenXR error -35)",
        "DOUBLE_NO_OPENGL, 'the headset''s OpenXR runtime has no OpenGL; choose another runtime, such as SteamVR"
                + " (OpenXR error -9)'",
        "DOUBLE_NO_SRGB, the headset's OpenXR runtime takes no sRGB pictures"
    })
    void whatIsMissingIsSaidInOneLine(String fault, String said) throws Exception {
        List<String> lines = runtime.run(Map.of(fault, "1"));
        assertThat(lines).contains(said, "exit 0").noneMatch(line -> line.contains("Exception"));
        assertThat(lines)
                .filteredOn(line -> !line.startsWith("graphics")
                        && !line.startsWith("space")
                        && !line.startsWith("profile")
                        && !line.startsWith("binding"))
                .hasSize(2);
    }

    /** Nor does the loader add lines of its own. */
    @Test
    void noRuntimeIsSaid() throws Exception {
        assertThat(runtime.runWithout(HeadsetChoice.OPENXR))
                .containsExactly(
                        "no OpenXR runtime is installed (OpenXR error -51); install the headset's own program or SteamVR",
                        "exit 0");
    }

    @Test
    void buttonsSticksAndTriggersAreHeeded() throws Exception {
        assertThat(runtime.run(Map.of("DOUBLE_PRESS", "reveal@3", "DOUBLE_QUIT", "6")))
                .contains("blend 0.25", "frame 3 REVEAL")
                .doesNotContain("frame 4 REVEAL");
        assertThat(runtime.run(Map.of("DOUBLE_PUSH", "-0.9", "DOUBLE_QUIT", "6")))
                .filteredOn(line -> line.contains("TURN"))
                .containsExactly("frame 1 TURN_LEFT");
        assertThat(runtime.run(Map.of("DOUBLE_PRESS", "right_pad_click@3", "DOUBLE_QUIT", "6")))
                .contains("frame 3 NEXT")
                .noneMatch(line -> line.contains("turns by"));
    }

    /** Those who turn smoothly turn while the stick or the pad is held. */
    @Test
    void sticksAndPadsTurnWhileTheyAreHeld() throws Exception {
        assertThat(runtime.run(Map.of("DOUBLE_PUSH", "-0.5", "DOUBLE_QUIT", "6")))
                .contains("frame 1 turns by -0.5", "frame 5 turns by -0.5");
        assertThat(runtime.run(Map.of("DOUBLE_PRESS", "left_pad_click@3", "DOUBLE_QUIT", "6")))
                .contains("frame 3 TURN_RIGHT", "frame 3 turns by 1.0");
    }

    @Test
    void theWearerIsToldWhatTheControllersDo() throws Exception {
        String touch = OpenXrController.TOUCH.profile();
        assertThat(runtime.run(Map.of("DOUBLE_CONTROLLER", touch, "DOUBLE_QUIT", "2")))
                .contains("right A: Next picture", "stick: Turn");
        assertThat(runtime.run(Map.of("DOUBLE_QUIT", "2"))).noneMatch(line -> line.contains("Next picture"));
    }

    /** Those of extensions that the runtime has not, too, and one that it does not know, which is no error. */
    @Test
    void theRuntimeIsToldOfTheControllersThatItMayHave() throws Exception {
        List<String> lines = runtime.run(Map.of("DOUBLE_QUIT", "1"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("profile"))
                .containsExactly(
                        "profile /interaction_profiles/khr/simple_controller",
                        "profile /interaction_profiles/oculus/touch_controller",
                        "profile /interaction_profiles/valve/index_controller",
                        "profile /interaction_profiles/htc/vive_controller",
                        "profile /interaction_profiles/microsoft/motion_controller",
                        "profile /interaction_profiles/microsoft/hand_interaction");
        assertThat(lines)
                .contains(
                        "binding next /user/hand/right/input/a/click",
                        "binding turn /user/hand/left/input/thumbstick/x");
    }

    @Test
    void oneSitsOrStands() throws Exception {
        Map<String, String> settings = Map.of("DOUBLE_QUIT", "1");
        assertThat(runtime.run(settings)).contains("space local", "exit 0");
        assertThat(runtime.run(settings, HeadsetProgram.STANDING)).contains("space stage", "exit 0");
    }
}
