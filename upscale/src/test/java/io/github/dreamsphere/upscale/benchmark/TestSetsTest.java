package io.github.dreamsphere.upscale.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.net.NetFamilies;
import io.github.dreamsphere.upscale.rows.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSetsTest {
    private static final Method BICUBIC = new Method(
            "bicubic",
            (image, surface, factor) -> SphereResize.resize(
                    image, surface.border(), factor * image.width(), factor * image.height(), ResampleFilter.BICUBIC));

    @TempDir
    private Path folder;

    /** The papers' pictures were cut a little differently. */
    @ParameterizedTest
    @CsvSource({"2, 33.66, 0.9299", "3, 30.39, 0.8682", "4, 28.42, 0.8104"})
    void bicubicScoresOnSet5WhatThePapersSay(int factor, double psnr, double ssim) throws IOException {
        Path set5 = set5(5);
        List<TestSets.Score> scores = new TestSets(set5, factor, OptionalInt.empty())
                .measure(List.of(BICUBIC), Progress.SILENT)
                .get("set5 (5)");
        assertThat(scores.get(0).psnr()).isCloseTo(psnr, within(0.05));
        assertThat(scores.get(0).ssim()).isCloseTo(ssim, within(0.002));
    }

    private Path set5(int count) throws IOException {
        Path set5 = Files.createDirectories(folder.resolve("set5"));
        for (int i = 1; i <= count; i++) {
            String name = "set5_img_00" + i + "_HR.png";
            Files.copy(Shared.path("data/sr-test/" + name), set5.resolve(name));
        }
        return set5;
    }

    /** What a level is for: pictures that went through a JPEG of the middle of what it was trained on. */
    @ParameterizedTest
    @CsvSource({"1, 80, 0.1", "2, 60, 0.2", "3, 40, 0.3"})
    void theBuiltInNetsRemoveArtefacts(int level, int quality, double gain) throws IOException {
        TestSets pictures = new TestSets(set5(2), 2, OptionalInt.of(quality));
        try (Upscaler plain = new Upscaler(
                        NetFamilies.builtIn(), UpscaleOptions.defaults().withNoiseLevel(0));
                Upscaler denoising = new Upscaler(
                        NetFamilies.builtIn(), UpscaleOptions.defaults().withNoiseLevel(level))) {
            List<TestSets.Score> scores = pictures.measure(List.of(method(plain), method(denoising)), Progress.SILENT)
                    .get("set5 (2)");
            assertThat(scores.get(1).psnr()).isGreaterThan(scores.get(0).psnr() + gain);
        }
    }

    private static Method method(Upscaler upscaler) {
        return new Method(
                "net",
                (image, surface, factor) -> upscaler.enlarge(image, surface, Enlargement.by(factor), Progress.SILENT));
    }

    @Test
    void aFolderWithoutSetsAndATooSmallPictureAreRefused() throws IOException {
        assertThatThrownBy(() -> new TestSets(folder, 2, OptionalInt.empty()))
                .hasMessageStartingWith(folder + ": holds no picture");
        Path small = folder.resolve("a_img_1_HR.png");
        ImageWriter.write(new Picture(Pictures.noise(31, 40, 1), Metadata.NONE), small, WriteOptions.defaults());
        assertThatThrownBy(
                        () -> new TestSets(folder, 4, OptionalInt.empty()).measure(List.of(BICUBIC), Progress.SILENT))
                .hasMessageStartingWith(small + ": is too small to be shrunk 4 times");
    }
}
