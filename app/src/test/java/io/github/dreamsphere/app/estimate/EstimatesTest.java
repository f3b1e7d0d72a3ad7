package io.github.dreamsphere.app.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.JourneyRequest;
import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatesTest {
    @TempDir
    Path folder;

    private Path input;
    private DreamRequest request;

    @BeforeEach
    void makeInput() throws IOException {
        input = TinyPicture.in(folder, "in.png", 128, 64);
        request =
                DreamRequest.defaults().withModel(TinyNet.in(folder).toString()).withLayers(TinyNet.LAYER);
    }

    @Test
    void aDreamAJourneyAndAnEnlargementAreEstimated() throws IOException {
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            Estimate small = dreamsphere.estimate(input, request, MemoryOptions.USUAL, folder);
            Estimate large = dreamsphere.estimate(input, request.withWidth(4096), MemoryOptions.USUAL, folder);
            assertThat(large.memory()).isGreaterThan(small.memory());
            assertThat(large.seconds()).isGreaterThan(small.seconds()).isPositive();
            assertThat(small.octaves()).containsExactly(new PictureSize(128, 64));
            assertThat(large.octaves())
                    .hasSize(6)
                    .startsWith(new PictureSize(762, 381))
                    .endsWith(new PictureSize(4096, 2048));
            assertThat(small.scratch()).isZero();

            JourneyRequest journey =
                    JourneyRequest.defaults().withDream(request).withFrames(1000);
            assertThat(dreamsphere.estimate(input, journey, folder).seconds()).isGreaterThan(small.seconds());

            Estimate enlarging = dreamsphere.estimate(input, UpscaleRequest.defaults());
            assertThat(enlarging.memory()).isPositive();
            assertThat(enlarging.tile()).isPresent();
        }
    }
}
