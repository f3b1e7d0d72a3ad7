package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SrgbColoursTest {
    private static Optional<IccProfile> profile(int space) {
        return Optional.of(new IccProfile(ICC_Profile.getInstance(space).getData()));
    }

    @Test
    void linearLightIsEncoded() {
        Image image = Samples.gradient(100, 70);
        Image converted = SrgbColours.apply(image.copy(), profile(ColorSpace.CS_LINEAR_RGB));
        for (int i = 0; i < image.rgb().length; i += 37) {
            double light = image.rgb()[i];
            // IEC 61966-2-1.
            double stored = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
            assertThat((double) converted.rgb()[i]).isCloseTo(stored, within(0.012));
        }
    }

    @Test
    void srgbNoProfileAndNonsenseChangeNothing() {
        Image image = Samples.gradient(40, 20);
        for (Optional<IccProfile> profile : List.of(
                profile(ColorSpace.CS_sRGB), Optional.<IccProfile>empty(), Optional.of(Samples.brokenProfile()))) {
            assertThat(SrgbColours.apply(image.copy(), profile).rgb()).containsExactly(image.rgb());
        }
    }

    @Test
    void aProfileWithoutTagsChangesNothing() {
        Image image = Samples.gradient(40, 20);
        int headerAndCount = 132;
        byte[] bytes =
                Arrays.copyOf(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData(), headerAndCount);
        ByteBuffer.wrap(bytes).putInt(0, headerAndCount).putInt(128, 0);

        assertThat(SrgbColours.apply(image.copy(), Optional.of(new IccProfile(bytes)))
                        .rgb())
                .containsExactly(image.rgb());
    }

    /** A dream on a grey picture has its profile of grey and colours. */
    @Test
    void aProfileOfGreyLeavesColoursTheirColour() {
        Image image = Samples.gradient(50, 30);
        Image converted = SrgbColours.apply(image.copy(), profile(ColorSpace.CS_GRAY));
        Image likewise = SrgbColours.apply(image.copy(), profile(ColorSpace.CS_LINEAR_RGB));
        assertThat(Samples.greatestDifference(converted, likewise)).isLessThan(0.012f);
    }

    @Test
    void greyStaysGrey() {
        Image converted = SrgbColours.apply(Samples.greyGradient(50, 30), profile(ColorSpace.CS_GRAY));
        for (int i = 0; i < converted.rgb().length; i += Image.CHANNELS) {
            assertThat(converted.rgb()[i + 1]).isCloseTo(converted.rgb()[i], within(0.01f));
        }
        assertThat(converted.get(25, 15, 0)).isGreaterThan(0.5f + 0.1f);
    }
}
