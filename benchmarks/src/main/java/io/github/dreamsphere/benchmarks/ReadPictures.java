package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Picture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * Reads pictures as a whole and by rows, for {@code benchmarks/formats}. Standard input has lines with a picture and a file
 * for its samples, separated by a tab; the samples are written as floats, RGB or RGBA, lowest byte first. For each line it
 * prints "ok", width, height, channels, bits, bytes of the profile and the warnings, or "refused" and why, separated by
 * tabs.
 */
public final class ReadPictures {
    private static final int BAND = 37;

    private ReadPictures() {}

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] files = line.split("\t");
            System.out.println(read(Path.of(files[0]), Path.of(files[1])).replace('\n', ' '));
        }
    }

    private static String read(Path file, Path samples) {
        try {
            Picture picture = ImageReader.read(file);
            Image image = picture.image();
            if (!Arrays.equals(image.rgb(), byRows(file).rgb())) {
                return "refused\tread otherwise by rows";
            }
            write(image, samples);
            int profile =
                    picture.metadata().icc().map(icc -> icc.bytes().length).orElse(0);
            return String.join(
                    "\t",
                    "ok",
                    "" + image.width(),
                    "" + image.height(),
                    image.alpha().isPresent() ? "4" : "3",
                    "" + picture.metadata().bits(),
                    "" + profile,
                    String.join("; ", picture.warnings()));
        } catch (IOException e) {
            return "refused\t" + e.getMessage();
        } catch (RuntimeException | Error e) {
            return "failed\t" + e;
        }
    }

    private static Image byRows(Path file) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            Image whole = new Image(reader.width(), reader.height());
            for (int y = 0; reader.rowsLeft() > 0; y += BAND) {
                Image band = reader.read(BAND);
                System.arraycopy(band.rgb(), 0, whole.rgb(), whole.index(0, y), band.rgb().length);
            }
            return whole;
        }
    }

    private static void write(Image image, Path samples) throws IOException {
        float[] alpha = image.alpha().orElse(null);
        int channels = alpha == null ? 3 : 4;
        ByteBuffer row =
                ByteBuffer.allocate(image.width() * channels * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        List<StandardOpenOption> options =
                List.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try (FileChannel out = FileChannel.open(samples, options.toArray(StandardOpenOption[]::new))) {
            for (int y = 0; y < image.height(); y++) {
                row.clear();
                for (int x = 0; x < image.width(); x++) {
                    for (int c = 0; c < 3; c++) {
                        row.putFloat(image.get(x, y, c));
                    }
                    if (alpha != null) {
                        row.putFloat(alpha[y * image.width() + x]);
                    }
                }
                out.write(row.flip());
            }
        }
    }
}
