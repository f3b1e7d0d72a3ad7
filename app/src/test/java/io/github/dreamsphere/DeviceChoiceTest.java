package io.github.dreamsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceChoiceTest {
    @ParameterizedTest
    @ValueSource(strings = {"cpu", "gpu", "gpu:0", "gpu:12", "auto"})
    void writesWhatItReads(String text) {
        assertThat(DeviceChoice.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GPU", "gpu:", "gpu:-1", "gpu:x", "gpu:99999999999", "cuda"})
    void refusesOtherWords(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeviceChoice.parse(text))
                .withMessage("a device is cpu, gpu, gpu:N or auto, was " + text);
    }

    @Test
    void onlyACardHasANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceChoice(DeviceChoice.Kind.CPU, OptionalInt.of(0)));
    }
}
