package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionPainterTest {
    private final CaptionPainter painter = new CaptionPainter(1);

    @Test
    void aTextIsBrokenIntoLinesThatFit() {
        String text = "pano.jpg: 4096x1480 pixels are not twice as wide as high, and no GPano tags say which part";
        BufferedImage line = painter.text(text, Integer.MAX_VALUE);
        BufferedImage broken = painter.text(text, line.getWidth() / 3);
        assertThat(broken.getWidth()).isLessThanOrEqualTo(line.getWidth() / 3);
        int oneMore =
                painter.text("a b", 1).getHeight() - painter.text("a b", 1000).getHeight();
        assertThat(broken.getHeight()).isGreaterThanOrEqualTo(line.getHeight() + 2 * oneMore);
    }

    @Test
    void aWordTooLongForTheLineStaysWhole() {
        assertThat(painter.text("word", 1).getWidth())
                .isEqualTo(painter.text("word", 1000).getWidth());
    }

    @Test
    void linesStandBelowOneAnother() {
        assertThat(painter.text("a\nb\nc", 1000).getHeight())
                .isEqualTo(painter.text("a b c", 1).getHeight());
    }

    @Test
    void withoutFontsTheWindowGoesOnWithoutCaptions() {
        List<String> said = new ArrayList<>();
        for (Throwable missing : List.of(
                new UnsatisfiedLinkError("libharfbuzz.so.0: cannot open"),
                new NoClassDefFoundError("sun.font"),
                new InternalError("no fonts"),
                new NullPointerException("Fontconfig head is null"))) {
            assertThat(CaptionPainter.working(() -> raise(missing), said::add)).isEmpty();
        }
        assertThat(said).hasSize(4).allMatch(line -> line.contains("finds no fonts"));
        assertThat(CaptionPainter.withFonts(1, said::add)).isPresent();
        assertThat(said).hasSize(4);
    }

    private static CaptionPainter raise(Throwable missing) {
        if (missing instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) missing;
    }

    @ParameterizedTest
    @CsvSource({"1280, 720", "900, 260", "484, 134", "320, 184", "260, 900"})
    void theHelpFitsTheWindow(int width, int height) {
        BufferedImage help = painter.table(Captions.helpRows(), width, height);
        assertThat(help.getWidth()).isLessThanOrEqualTo(width);
        assertThat(help.getHeight()).isLessThanOrEqualTo(height);
    }

    @Test
    void theHelpIsNoSmallerThanItMustBe() {
        BufferedImage roomy = painter.table(Captions.helpRows(), 10_000, 10_000);
        BufferedImage low = painter.table(Captions.helpRows(), 10_000, roomy.getHeight() - 1);
        assertThat(low.getWidth()).isGreaterThan(roomy.getWidth() * 3 / 2);
        assertThat(painter.table(Captions.helpRows(), roomy.getWidth(), roomy.getHeight() - 1)
                        .getWidth())
                .isBetween(roomy.getWidth() * 3 / 4, roomy.getWidth());
    }

    @Test
    void whereNothingFitsItIsAsSmallAsCanBeRead() {
        assertThat(painter.table(Captions.helpRows(), 1, 1).getHeight())
                .isBetween(1, painter.table(Captions.helpRows(), 320, 184).getHeight());
    }
}
