package io.github.dreamsphere.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingImagesTest {
    @TempDir
    Path folder;

    @Test
    void brokenPicturesAreLeftOutAndListed() throws IOException {
        Pictures.write(folder.resolve("waves"), 3, 20);
        Files.writeString(folder.resolve("waves/text.jpg"), "not a picture");
        Files.write(folder.resolve("waves/empty.png"), new byte[0]);
        Files.writeString(folder.resolve("waves/notes.txt"), "ignored");
        Path jpeg = folder.resolve("waves/cut.jpg");
        ImageIO.write(ImageIO.read(folder.resolve("waves/picture0.png").toFile()), "jpg", jpeg.toFile());
        byte[] whole = Files.readAllBytes(jpeg);
        Files.write(jpeg, Arrays.copyOf(whole, whole.length * 3 / 4));

        TrainingImages images = TrainingImages.read(folder);

        assertThat(images.entries()).hasSize(3).allSatisfy(e -> assertThat(e.label())
                .isEqualTo("waves"));
        assertThat(images.broken()).containsExactly("waves/cut.jpg", "waves/empty.png", "waves/text.jpg");
    }

    @Test
    void aFolderWithoutPicturesIsAnError() {
        assertThatThrownBy(() -> TrainingImages.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.toString())
                .hasMessageContaining("no readable pictures");
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> TrainingImages.read(missing)).hasMessage(missing + ": no such folder or archive");
    }

    @Test
    void everyClassComesEquallyOften() throws IOException {
        Pictures.write(folder.resolve("many"), 30, 16);
        Pictures.write(folder.resolve("few"), 3, 16);
        BalancedSampler sampler =
                new BalancedSampler(TrainingImages.read(folder).entries());
        SplittableRandom random = new SplittableRandom(5);
        Map<String, Integer> drawn = new HashMap<>();
        for (int i = 0; i < 4000; i++) {
            drawn.merge(sampler.draw(random).label(), 1, Integer::sum);
        }
        assertThat(drawn).containsOnlyKeys("few", "many");
        assertThat(drawn.get("few")).isBetween(1850, 2150);
    }
}
