package io.github.dreamsphere.core.photosphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Metadata;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadingTest {
    private static PictureHeader header(Coverage coverage, double north, Optional<InitialView> view) {
        return new PhotosphereHeader(coverage, new Pose(north, 0, 0), view, Metadata.NONE, List.of());
    }

    private static Optional<InitialView> view(double heading) {
        return Optional.of(new InitialView(heading, 0, 0, 90));
    }

    @Test
    void theInitialViewIsRelativeToNorthAndTheHeadingToThePicture() {
        Coverage full = Coverage.full(64, 32);
        assertThat(header(full, 0, view(45)).headingDegrees()).isEqualTo(45);
        assertThat(header(full, 350, view(20)).headingDegrees()).isCloseTo(30, within(1e-9));
        assertThat(header(full, 20, view(350)).headingDegrees()).isCloseTo(-30, within(1e-9));
    }

    @Test
    void withoutAnInitialViewTheMiddleOfThePixelsIsAhead() {
        assertThat(header(Coverage.full(64, 32), 77, Optional.empty()).headingDegrees())
                .isZero();
        Coverage part = new Coverage(360, 180, 200, 0, 60, 50);
        assertThat(header(part, 77, Optional.empty()).headingDegrees()).isCloseTo(50, within(1e-9));
        assertThat(new FlatHeader(10, 10, Metadata.NONE, List.of()).headingDegrees())
                .isZero();
    }
}
