package io.github.dreamsphere.viewer.headset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenXrControllerTest {
    private static String actions(OpenXrController controller) {
        return controller.bindings().stream()
                .map(OpenXrController.Binding::action)
                .collect(Collectors.joining(" "));
    }

    @Test
    void aPersonIsToldWhatTheInputsDo() {
        assertThat(OpenXrController.TOUCH.controls())
                .containsExactly(
                        new Control("right A", "Next picture", false),
                        new Control("left X", "Previous picture", false),
                        new Control("right B", "Dream where you look", false),
                        new Control("left Y", "First view ahead", false),
                        new Control("stick", "Turn", false),
                        new Control("right stick pressed", "Stop or go on dreaming", true),
                        new Control("left stick pressed", "Save the live dream", true),
                        new Control("trigger", "Blend to the dream", false),
                        new Control("grip", "Choose a picture", false));
        assertThat(OpenXrController.VIVE.controls())
                .contains(
                        new Control("left pad", "Turn", false),
                        new Control("right pad", "Next and previous picture", false))
                .contains(
                        new Control("right grip", "Stop or go on dreaming", true),
                        new Control("left grip", "Save the live dream", true));
        assertThat(OpenXrController.REVERB_G2.controls())
                .contains(new Control("right B, right menu", "Dream where you look", false));
        assertThat(OpenXrController.HANDS.controls())
                .contains(
                        new Control("right pinch", "Next picture", false),
                        new Control("left fist", "Choose a picture", false));
    }

    @ParameterizedTest
    @EnumSource
    void eachTurnsPagesAndReveals(OpenXrController controller) {
        assertThat(actions(controller)).contains("reveal", "choose").containsPattern("next|right_pad_click");
        assertThat(controller.bindings()).allSatisfy(binding -> assertThat(binding.input())
                .matches("/user/hand/(left|right)/input/\\w+/(click|value|x)"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SIMPLE", "HANDS", "MICROSOFT_HANDS"})
    void whatHasAStickOrAPadTurnsAndBlends(OpenXrController controller) {
        assertThat(actions(controller)).contains("blend", "live", "keep").containsPattern("turn|left_pad_click");
        assertThat(controller.extension())
                .isIn(List.of(
                        "",
                        "XR_EXT_hp_mixed_reality_controller",
                        "XR_HTC_vive_cosmos_controller_interaction",
                        "XR_BD_controller_interaction"));
    }
}
