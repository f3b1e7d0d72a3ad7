package io.github.dreamsphere.core.image.jpeg;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.jpeg.JpegStructure.Segment;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decodes a JPEG in an eighth of its size: only the first coefficient of every block of 8 × 8 samples, which is the
 * block's mean. Of a progressive file, only the first scans are read. For Huffman-coded files of 8 bits with one or three
 * components.
 */
final class JpegMeans {
    private static final int DHT = 0xC4;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final int SOS = 0xDA;
    private static final int PROGRESSIVE = 0xC2;

    private final byte[] data;
    private final boolean progressive;
    private final int width;
    private final int height;
    private final List<Component> components = new ArrayList<>();
    private final JpegHuffman[] dcTables = new JpegHuffman[4];
    private final JpegHuffman[] acTables = new JpegHuffman[4];
    private final int[] firstQuantum = new int[4];
    private int restartInterval;

    /** One of Y, Cb and Cr: its sampling factors and the means of its blocks, not yet dequantized. */
    private static final class Component {
        private final int id;
        private final int across;
        private final int down;
        private final int quantization;
        private int blocksWide;
        private int blocksHigh;
        private int stride;
        private short[] means;
        private JpegHuffman dc;
        private JpegHuffman ac;
        private int last;

        Component(byte[] frame, int at) {
            id = frame[at] & 0xFF;
            across = frame[at + 1] >> 4 & 15;
            down = frame[at + 1] & 15;
            quantization = frame[at + 2] & 3;
        }

        boolean isComplete() {
            return means != null;
        }
    }

    private JpegMeans(byte[] data, Segment frame) throws IOException {
        byte[] header = frame.payload();
        this.data = data;
        progressive = frame.marker() == PROGRESSIVE;
        height = (header[1] & 0xFF) << 8 | header[2] & 0xFF;
        width = (header[3] & 0xFF) << 8 | header[4] & 0xFF;
        for (int i = 0; i < header[5]; i++) {
            components.add(new Component(header, 6 + 3 * i));
        }
        if (height == 0 || width == 0 || components.stream().anyMatch(c -> c.across == 0 || c.down == 0)) {
            throw new IOException("the frame header is invalid");
        }
    }

    /** The small picture of {@code file}. Blocks at the right and lower edge may reach beyond the picture. */
    static Optional<Image> read(Path file, JpegStructure structure, Segment frame) throws IOException {
        JpegMeans means = new JpegMeans(Files.readAllBytes(file), frame);
        for (Segment segment : structure.segments()) {
            means.define(segment.marker(), segment.payload());
        }
        means.scans(Math.toIntExact(structure.firstScan()));
        return Optional.of(means.image(JpegDecoder.isRgb(structure)));
    }

    private void define(int marker, byte[] payload) throws IOException {
        switch (marker) {
            case DHT -> defineHuffman(payload);
            case DQT -> defineQuanta(payload);
            case DRI -> restartInterval = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
            default -> {}
        }
    }

    private void defineHuffman(byte[] payload) throws IOException {
        for (int at = 0; at + 17 <= payload.length; ) {
            JpegHuffman[] tables = payload[at] >> 4 == 0 ? dcTables : acTables;
            tables[payload[at] & 3] = new JpegHuffman(payload, at + 1);
            at += 1 + JpegHuffman.bytes(payload, at + 1);
        }
    }

    private void defineQuanta(byte[] payload) {
        for (int at = 0; at < payload.length; ) {
            boolean wide = payload[at] >> 4 != 0;
            int first = payload[at + 1] & 0xFF;
            firstQuantum[payload[at] & 3] = wide ? first << 8 | payload[at + 2] & 0xFF : first;
            at += 1 + (wide ? 128 : 64);
        }
    }

    /** Reads the scans, and the tables between them, until all components have their means. */
    private void scans(int position) throws IOException {
        int at = position;
        while (!components.stream().allMatch(Component::isComplete)) {
            if (at + 4 > data.length) {
                throw new EOFException("the file ends before the image does");
            }
            int marker = data[at + 1] & 0xFF;
            int length = (data[at + 2] & 0xFF) << 8 | data[at + 3] & 0xFF;
            byte[] payload = Arrays.copyOfRange(data, at + 4, at + 2 + length);
            at += 2 + length;
            define(marker, payload);
            if (marker == SOS) {
                at = scan(payload, at);
            }
        }
    }

    private int scan(byte[] header, int position) throws IOException {
        JpegBits bits = new JpegBits(data, position);
        int count = header[0];
        int firstCoefficient = header[1 + 2 * count];
        int refined = header[3 + 2 * count] >> 4 & 15;
        if (firstCoefficient != 0 || refined != 0) {
            return bits.end();
        }
        int shift = progressive ? header[3 + 2 * count] & 15 : 0;
        List<Component> scanned = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            scanned.add(prepare(header[1 + 2 * i] & 0xFF, header[2 + 2 * i]));
        }
        if (count == 1) {
            scanAlone(bits, scanned.get(0), shift);
        } else {
            scanTogether(bits, scanned, shift);
        }
        return bits.end();
    }

    private Component prepare(int id, int tables) throws IOException {
        Component component = components.stream()
                .filter(c -> c.id == id)
                .findFirst()
                .orElseThrow(() -> new IOException("a scan has an unknown component"));
        component.dc = dcTables[tables >> 4 & 3];
        component.ac = acTables[tables & 3];
        if (component.dc == null || !progressive && component.ac == null) {
            throw new IOException("a scan's Huffman table is missing");
        }
        component.blocksWide = blocks(width * component.across, mostAcross());
        component.blocksHigh = blocks(height * component.down, mostDown());
        component.stride = unitsWide() * component.across;
        component.means = new short[component.stride * unitsHigh() * component.down];
        component.last = 0;
        return component;
    }

    private static int blocks(int samples, int most) {
        return (samples + 8 * most - 1) / (8 * most);
    }

    private int mostAcross() {
        return components.stream().mapToInt(c -> c.across).max().orElseThrow();
    }

    private int mostDown() {
        return components.stream().mapToInt(c -> c.down).max().orElseThrow();
    }

    private int unitsWide() {
        return blocks(width, mostAcross());
    }

    private int unitsHigh() {
        return blocks(height, mostDown());
    }

    /** A scan of one component has only the blocks that the picture needs (T.81, A.2.2). */
    private void scanAlone(JpegBits bits, Component component, int shift) throws IOException {
        for (int block = 0; block < component.blocksWide * component.blocksHigh; block++) {
            restartIfDue(bits, block, List.of(component));
            int at = block / component.blocksWide * component.stride + block % component.blocksWide;
            component.means[at] = (short) (mean(bits, component) << shift);
        }
    }

    /** The blocks of several components are interleaved in units of the picture (T.81, A.2.3). */
    private void scanTogether(JpegBits bits, List<Component> scanned, int shift) throws IOException {
        int wide = unitsWide();
        int units = wide * unitsHigh();
        for (int unit = 0; unit < units; unit++) {
            restartIfDue(bits, unit, scanned);
            for (Component component : scanned) {
                int top = unit / wide * component.down;
                int left = unit % wide * component.across;
                for (int block = 0; block < component.across * component.down; block++) {
                    int row = top + block / component.across;
                    int column = left + block % component.across;
                    component.means[row * component.stride + column] = (short) (mean(bits, component) << shift);
                }
            }
        }
    }

    private void restartIfDue(JpegBits bits, int unit, List<Component> scanned) throws IOException {
        if (restartInterval == 0 || unit == 0 || unit % restartInterval != 0) {
            return;
        }
        if (!bits.restart()) {
            throw new IOException("a restart marker is missing");
        }
        scanned.forEach(component -> component.last = 0);
    }

    /** Reads the first coefficient of the next block and skips the others. */
    private int mean(JpegBits bits, Component component) throws IOException {
        int size = component.dc.next(bits);
        if (size > 15) {
            throw new IOException("a coefficient is invalid");
        }
        if (size > 0) {
            int value = bits.take(size);
            component.last += value < 1 << size - 1 ? value - (1 << size) + 1 : value;
        }
        if (!progressive) {
            component.ac.skipCoefficients(bits, 1);
        }
        return component.last;
    }

    private Image image(boolean isRgb) {
        int across = mostAcross();
        int down = mostDown();
        Image image = new Image((width + 7) / 8, (height + 7) / 8);
        float[] sample = new float[Image.CHANNELS];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    Component component = components.get(Math.min(c, components.size() - 1));
                    int at = y * component.down / down * component.stride + x * component.across / across;
                    // The coefficient is eight times the mean minus the middle of the range.
                    sample[c] = component.means[at] * firstQuantum[component.quantization] / 8f + 128;
                }
                put(image, x, y, sample, isRgb || components.size() == 1);
            }
        }
        return image;
    }

    /** Converts YCbCr to RGB as JFIF defines it. */
    private static void put(Image image, int x, int y, float[] s, boolean isRgb) {
        float blue = s[1] - 128;
        float red = s[2] - 128;
        image.set(x, y, 0, clamped(isRgb ? s[0] : s[0] + 1.402f * red));
        image.set(x, y, 1, clamped(isRgb ? s[1] : s[0] - 0.344136f * blue - 0.714136f * red));
        image.set(x, y, 2, clamped(isRgb ? s[2] : s[0] + 1.772f * blue));
    }

    private static float clamped(float sample) {
        return Math.min(1, Math.max(0, sample / 255));
    }
}
