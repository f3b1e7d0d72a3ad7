package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

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
}
