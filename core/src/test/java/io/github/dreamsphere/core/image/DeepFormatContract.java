package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the formats with 16 bits and alpha keep beyond the rest. */
public abstract class DeepFormatContract extends FormatContract {
    private static final float HALF_A_STEP = 0.5f / 65535;

    @Override
    protected float tolerance() {
        return 0.5f / 255 + 1e-6f;
    }

    @Test
    void keepsSixteenBits() throws IOException {
        Image image = Samples.noise(70, 130, 1);

        Picture read = roundTrip(new Picture(image, Metadata.NONE.withBits(16)));

        assertThat(read.metadata().bits()).isEqualTo(16);
        assertThat(Samples.greatestDifference(read.image(), image)).isLessThanOrEqualTo(HALF_A_STEP + 1e-6f);
    }

    @Test
    void writesTheBitsThatAreAskedFor() throws IOException {
        Picture deep = new Picture(Samples.noise(20, 20, 2), Metadata.NONE.withBits(16));

        ImageWriter.write(deep, file(), WriteOptions.defaults().withBits(8));

        assertThat(ImageReader.read(file()).metadata().bits()).isEqualTo(8);
    }

    @Test
    void keepsAlphaAndTheColourUnderIt() throws IOException {
        Image image = Samples.withAlpha(Samples.gradient(33, 17));

        Image read = roundTrip(new Picture(image, Metadata.NONE)).image();

        assertThat(Samples.greatestDifference(read, image)).isLessThanOrEqualTo(tolerance());
        assertThat(read.alpha().orElseThrow())
                .usingComparatorWithPrecision(tolerance())
                .containsExactly(image.alpha().orElseThrow());
    }

    @Test
    void keepsGreyWithAlphaAndSixteenBits() throws IOException {
        Image image = Samples.withAlpha(Samples.greyGradient(33, 17));
        Metadata metadata = Metadata.NONE.withGrey(true).withBits(16);

        Picture read = roundTrip(new Picture(image, metadata));

        assertThat(read.metadata()).isEqualTo(metadata);
        assertThat(Samples.greatestDifference(read.image(), image)).isLessThanOrEqualTo(HALF_A_STEP + 1e-6f);
        assertThat(read.image().alpha()).isPresent();
    }
}
