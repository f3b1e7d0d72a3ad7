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
import io.github.dreamsphere.upscale.Shared;
import io.github.dreamsphere.upscale.rows.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSetsTest {
    private static final Method BICUBIC = new Method(
            "bicubic",
            (image, surface) -> SphereResize.resize(
                    image, surface.border(), 2 * image.width(), 2 * image.height(), ResampleFilter.BICUBIC));

    @TempDir
    private Path folder;

    @Test
    void bicubicScoresOnSet5WhatThePapersSay() throws IOException {
        Path set5 = folder.resolve("set5");
        Files.createDirectories(set5);
        for (int i = 1; i <= 5; i++) {
            String name = "set5_img_00" + i + "_HR.png";
            Files.copy(Shared.file("data/sr-test/" + name), set5.resolve(name));
        }
        List<TestSets.Score> scores =
                new TestSets(set5).measure(List.of(BICUBIC), Progress.SILENT).get("set5 (5)");
        // 33.66 dB and 0.9299 in the papers, whose pictures were cut a little differently.
        assertThat(scores.get(0).psnr()).isCloseTo(33.66, within(0.05));
        assertThat(scores.get(0).ssim()).isCloseTo(0.9299, within(0.002));
    }

    @Test
    void aFolderWithoutSetsAndAnOddPictureAreRefused() throws IOException {
        assertThatThrownBy(() -> new TestSets(folder)).hasMessageStartingWith(folder + ": holds no picture");
        Path odd = folder.resolve("a_img_1_HR.png");
        ImageWriter.write(new Picture(Pictures.noise(31, 30, 1), Metadata.NONE), odd, WriteOptions.defaults());
        assertThatThrownBy(() -> new TestSets(folder).measure(List.of(BICUBIC), Progress.SILENT))
                .hasMessageStartingWith(odd + ": must have an even number");
    }
}
