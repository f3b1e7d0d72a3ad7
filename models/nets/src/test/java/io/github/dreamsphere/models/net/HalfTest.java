package io.github.dreamsphere.models.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfTest {
    @Test
    void everyHalfSurvives() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Half.toFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(Half.fromFloat(value)).as("%x", bits).isEqualTo((short) bits);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0x3c00",
        "-2, 0xc000",
        "65504, 0x7bff",
        "65519.996, 0x7bff",
        "65520, 0x7c00",
        "5.9604645e-8, 0x0001",
        "2.9802322e-8, 0x0000",
        "1.00048828125, 0x3c00",
        "1.00146484375, 0x3c02",
        "6.1035156e-5, 0x0400"
    })
    void valuesRoundToTheNearestTiesToEven(float value, String bits) {
        assertThat(Half.fromFloat(value)).isEqualTo((short) (int) Integer.decode(bits));
    }

    @Test
    void notANumberStaysNone() {
        assertThat(Half.toFloat(Half.fromFloat(Float.NaN))).isNaN();
    }
}
