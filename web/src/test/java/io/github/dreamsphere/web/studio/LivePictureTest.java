package io.github.dreamsphere.web.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.web.tiles.Level;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LivePictureTest {
    /** A picture that grows brighter downwards, and redder around the sphere without a jump at the seam. */
    private static Image smooth(int width, int height) {
        Image image = new Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.set(x, y, 0, red((x + 0.5) / width));
                image.set(x, y, 1, (float) ((y + 0.5) / height));
            }
        }
        return image;
    }

    private static float red(double around) {
        return (float) (0.5 + 0.4 * Math.cos(2 * Math.PI * around));
    }

    private static LivePicture of(int fullWidth, Image step) {
        LivePicture live = new LivePicture(fullWidth, fullWidth / 2);
        live.take(PhotosphereHeader.full(step.width(), step.height()).with(step));
        return live;
    }

    private static BufferedImage tile(LivePicture live, int level, int row, int column) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(live.tile(level, row, column)));
    }

    @Test
    void tilesOfEveryLevelShowTheSamePlacesWhateverTheStepsSize() throws IOException {
        for (int width : new int[] {300, 750, 2048}) {
            LivePicture live = of(2048, smooth(width, width / 2));
            for (int level = 0; level < 3; level++) {
                Level of = LivePicture.levels(2048, 1024).get(level);
                BufferedImage tile = tile(live, level, 0, of.columns() - 1);
                int left = (of.columns() - 1) * Level.CELL - Level.GUTTER;
                for (int x = 0; x < tile.getWidth(); x += 37) {
                    int y = tile.getHeight() / 2;
                    int colour = tile.getRGB(x, y);
                    double around = (left + x + 0.5) / of.width();
                    double down = (y - Level.GUTTER + 0.5) / of.height();
                    assertThat((double) (colour >> 16 & 255))
                            .as("red at %d, level %d, step %d wide", x, level, width)
                            .isCloseTo(255 * red(around), within(6.0));
                    assertThat((double) (colour >> 8 & 255)).isCloseTo(255 * down, within(6.0));
                }
            }
        }
    }

    @Test
    void theGutterAboveThePoleIsTurned() throws IOException {
        BufferedImage tile = tile(of(512, smooth(512, 256)), 0, 0, 0);

        int x = 100;
        int across = tile.getRGB(Level.GUTTER + x, 0) >> 16 & 255;

        assertThat((double) across).isCloseTo(255 * red((x + 256.5) / 512), within(8.0));
    }

    @Test
    void whatIsNotThereIsRefused() {
        LivePicture live = of(2048, smooth(64, 32));

        assertThat(live.version()).isEqualTo(1);
        assertThatThrownBy(() -> live.tile(3, 0, 0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> live.tile(2, 2, 0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new LivePicture(64, 32).whole()).isInstanceOf(Refusal.class);
    }
}
