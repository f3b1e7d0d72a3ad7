package io.github.dreamsphere.app.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberRangeTest {
    @Test
    void readsNumbersInTheRange() {
        assertThat(NumberRange.whole(1, 12).read("12")).isEqualTo(12);
        assertThat(NumberRange.wholeFrom(0).read("1e3")).isEqualTo(1000);
        assertThat(NumberRange.longWhole().read("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(NumberRange.decimal(0, 1).read("0")).isZero();
        assertThat(NumberRange.decimalAbove(0, 255).read("255.0")).isEqualTo(255);
        assertThat(NumberRange.decimal().read("-1.5E-3")).isEqualTo(-0.0015);
    }

    @Test
    void refusesWhatIsOutside() {
        refused(NumberRange.whole(1, 12), "0", "a whole number from 1 to 12");
        refused(NumberRange.wholeFrom(1), "99999999999", "a whole number of at least 1");
        refused(NumberRange.decimalAbove(0, 255), "0", "a number greater than 0, at most 255");
        refused(NumberRange.decimal(0, 0.5), "0.6", "a number from 0 to 0.5");
        refused(NumberRange.decimalFrom(2), "1.9", "a number of at least 2");
    }

    @Test
    void refusesWhatIsNoNumber() {
        for (String word : List.of("", "x", " 1", "NaN", "Infinity", "1e999", "0x10", "1d", "1e999999999999", "1/2")) {
            refused(NumberRange.decimal(), word, "a number");
            refused(NumberRange.whole(), word, "a whole number");
        }
        refused(NumberRange.whole(), "1.5", "a whole number");
    }

    private static void refused(NumberRange<?> range, String word, String form) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> range.read(word))
                .withMessage("must be " + form + ", was '" + word + "'");
    }
}
