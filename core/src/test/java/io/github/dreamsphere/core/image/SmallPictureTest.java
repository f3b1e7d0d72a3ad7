package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small version that can be had before a picture is decoded, against the decoded picture. */
class SmallPictureTest {
    private static final int WIDTH = 336;
    private static final int HEIGHT = 400;
    /** What rounding of colours and coefficients comes to, in levels of 255. */
    private static final double ROUNDING = 1.5;

    @TempDir
    Path folder;

    private static Optional<Image> small(Path file) throws IOException {
        return PictureFile.open(file).small();
    }

    /** In levels of 255, between a small image and the means of the pixels that each of its pixels stands for. */
    private static double meanDifference(Image small, Image whole) {
        int across = whole.width() / small.width();
        int down = whole.height() / small.height();
        double sum = 0;
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    double mean = 0;
                    for (int i = 0; i < across * down; i++) {
                        mean += whole.get(x * across + i % across, y * down + i / across, c);
                    }
                    sum += Math.abs(small.get(x, y, c) - mean / (across * down));
                }
            }
        }
        return 255 * sum / small.rgb().length;
    }

    @ParameterizedTest
    @EnumSource(ChromaSubsampling.class)
    void theMeansOfAJpegsBlocks(ChromaSubsampling chroma) throws IOException {
        Path file = folder.resolve("a.jpg");
        Picture gradient = new Picture(Samples.gradient(WIDTH, HEIGHT), Metadata.NONE);
        ImageWriter.write(gradient, file, WriteOptions.defaults().withChroma(chroma));
        Image small = small(file).orElseThrow();
        assertThat(small.width()).isEqualTo(WIDTH / 8);
        assertThat(small.height()).isEqualTo(HEIGHT / 8);
        // With fewer samples of colour than of brightness, neighbours share one.
        double allowed = chroma == ChromaSubsampling.NONE ? ROUNDING : 3 * ROUNDING;
        assertThat(meanDifference(small, ImageReader.read(file).image())).isLessThan(allowed);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theMeansOfAnotherWritersBlocks(boolean progressive) throws IOException {
        Path file = folder.resolve("a.jpg");
        write("jpeg", file, parameters -> {
            parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        });
        Image small = small(file).orElseThrow();
        assertThat(meanDifference(small, ImageReader.read(file).image())).isLessThan(3 * ROUNDING);
    }

    @Test
    void someRowsOfATiff() throws IOException {
        Path file = folder.resolve("a.tif");
        write("tiff", file, parameters -> {});
        Image small = small(file).orElseThrow();
        Image whole = ImageReader.read(file).image();
        assertThat(small.height()).isLessThan(HEIGHT);
        // A row stands for its strip, so it lies up to a strip away from the middle of what it shows.
        assertThat(meanDifference(small, whole)).isLessThan(6);
    }

    @Test
    void whatIsCutShortOrBrokenHasNone() throws IOException {
        Path file = folder.resolve("a.jpg");
        write("jpeg", file, parameters -> {});
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length - 2; i++) {
            bytes[i] = (byte) (i % 2 == 0 ? 0xFF : 0xD9);
        }
        Files.write(file, bytes);
        List<Image> seen = new ArrayList<>();
        small(file).ifPresent(seen::add);
        assertThat(seen).allMatch(image -> image.width() == WIDTH / 8);
    }

    @Test
    void anObserverHearsTheHeaderTheSmallVersionAndTheRowsInOrder() throws IOException {
        Path file = folder.resolve("a.jpg");
        ImageWriter.write(
                new Picture(Samples.gradient(WIDTH, HEIGHT), Metadata.NONE.withExif(Optional.of(Samples.exif(1)))),
                file,
                WriteOptions.defaults());
        List<String> heard = new ArrayList<>();
        ImageReader.read(file, new ReadObserver() {
            @Override
            public void begun(int width, int height, Metadata metadata) {
                heard.add(width + "x" + height);
            }

            @Override
            public void small(Image small) {
                heard.add("small");
            }

            @Override
            public void rows(Image picture, int rows) {
                heard.add("rows " + rows);
            }
        });
        assertThat(heard).startsWith("336x400", "small", "rows 64", "rows 128").endsWith("rows 400");
    }

    private interface Setting {
        void apply(ImageWriteParam parameters);
    }

    private static void write(String format, Path file, Setting setting) throws IOException {
        Image gradient = Samples.gradient(WIDTH, HEIGHT);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int rgb = 0;
            for (int c = 0; c < Image.CHANNELS; c++) {
                rgb = rgb << 8 | Math.round(gradient.rgb()[i * Image.CHANNELS + c] * 255);
            }
            picture.setRGB(i % WIDTH, i / WIDTH, rgb);
        }
        javax.imageio.ImageWriter writer = ImageIoPlugins.jdkWriter(format);
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        setting.apply(parameters);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
