package io.github.dreamsphere.core.image.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Makes TIFFs of kinds that the encoder does not write. Samples are given as numbers, pixel by pixel. */
public final class MadeTiff {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;

    private final int width;
    private final int height;
    private final int samples;
    private final int bits;
    private final Map<Integer, Object> fields = new TreeMap<>();

    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private boolean isFloat;
    private boolean isPlanar;
    private int compression = 1;
    private int blockWidth;
    private int blockHeight;
    private boolean isTiled;
    private boolean isCut;

    public MadeTiff(int width, int height, int samples, int bits, int photometric) {
        this.width = width;
        this.height = height;
        this.samples = samples;
        this.bits = bits;
        blockWidth = width;
        blockHeight = height;
        shorts(262, photometric);
    }

    public MadeTiff shorts(int tag, int... values) {
        fields.put(tag, values);
        return this;
    }

    public MadeTiff longs(int tag, long... values) {
        fields.put(tag, values);
        return this;
    }

    public MadeTiff doubles(int tag, double... values) {
        fields.put(tag, values);
        return this;
    }

    public MadeTiff bytes(int tag, byte[] values) {
        fields.put(tag, values);
        return this;
    }

    public MadeTiff floats() {
        isFloat = true;
        return shorts(339, 3);
    }

    public MadeTiff bigEndian() {
        order = ByteOrder.BIG_ENDIAN;
        return this;
    }

    public MadeTiff planar() {
        isPlanar = true;
        return shorts(284, 2);
    }

    public MadeTiff strips(int rows) {
        blockHeight = rows;
        return this;
    }

    public MadeTiff tiles(int tileWidth, int tileHeight) {
        blockWidth = tileWidth;
        blockHeight = tileHeight;
        isTiled = true;
        return this;
    }

    public MadeTiff deflated() {
        compression = 8;
        return this;
    }

    public MadeTiff packed() {
        compression = 32773;
        return this;
    }

    /** Marks the file as compressed in a way that it is not. */
    public MadeTiff compression(int number) {
        return shorts(259, number);
    }

    /** Ends the last strip or tile after its first byte, at the end of the pixels. */
    public MadeTiff lastBlockCut() {
        isCut = true;
        return this;
    }

    /** A TIFF of one strip that is already compressed, with 8 bits a sample. */
    public static byte[] ofBlock(int width, int height, int samples, int photometric, int compression, byte[] block) {
        MadeTiff tiff = new MadeTiff(width, height, samples, 8, photometric).compression(compression);
        return tiff.file(List.of(block));
    }

    /** A sample of a pixel. */
    public interface Source {
        double sample(int x, int y, int channel);
    }

    public byte[] of(Source source) {
        List<byte[]> blocks = new ArrayList<>();
        for (int plane = 0; plane < (isPlanar ? samples : 1); plane++) {
            for (int top = 0; top < height; top += blockHeight) {
                for (int left = 0; left < width; left += blockWidth) {
                    blocks.add(compressed(block(source, plane, top, left)));
                }
            }
        }
        return file(blocks);
    }

    private byte[] block(Source source, int plane, int top, int left) {
        int rows = isTiled ? blockHeight : Math.min(blockHeight, height - top);
        int count = isPlanar ? 1 : samples;
        int rowBytes = (blockWidth * count * bits + 7) / 8;
        ByteBuffer block = ByteBuffer.allocate(rows * rowBytes).order(order);
        for (int y = 0; y < rows; y++) {
            for (int i = 0; i < blockWidth * count; i++) {
                int x = Math.min(width - 1, left + i / count);
                double sample = source.sample(x, Math.min(height - 1, top + y), plane + i % count);
                put(block, y * rowBytes, i, sample);
            }
        }
        return block.array();
    }

    private void put(ByteBuffer block, int row, int index, double sample) {
        int at = row + index * bits / 8;
        if (isFloat) {
            if (bits == 64) {
                block.putDouble(at, sample);
            } else {
                block.putFloat(at, (float) sample);
            }
        } else if (bits == 32) {
            block.putInt(at, (int) (long) sample);
        } else if (bits == 16) {
            block.putShort(at, (short) (int) sample);
        } else {
            int shift = 8 - bits - index * bits % 8;
            block.put(at, (byte) (block.get(at) | ((int) sample & (1 << bits) - 1) << shift));
        }
    }

    private byte[] compressed(byte[] block) {
        if (compression == 32773) {
            return runs(block);
        }
        if (compression == 1) {
            return block;
        }
        Deflater deflater = new Deflater();
        deflater.setInput(block);
        deflater.finish();
        byte[] buffer = new byte[block.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    /** PackBits, in runs where bytes repeat and else one by one. */
    private static byte[] runs(byte[] block) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < block.length; ) {
            int end = at + 1;
            while (end < block.length && end - at < 128 && block[end] == block[at]) {
                end++;
            }
            out.write(end - at == 1 ? 0 : 257 - (end - at));
            out.write(block[at]);
            at = end;
        }
        return out.toByteArray();
    }

    private byte[] file(List<byte[]> blocks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long[] offsets = new long[blocks.size()];
        long[] lengths = new long[blocks.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = 8 + out.size();
            boolean cuts = isCut && i == offsets.length - 1;
            lengths[i] = cuts ? 1 : blocks.get(i).length;
            out.write(blocks.get(i), 0, (int) lengths[i]);
        }
        fields.put(256, new long[] {width});
        fields.put(257, new long[] {height});
        int[] depths = new int[samples];
        Arrays.fill(depths, bits);
        shorts(258, depths);
        if (!fields.containsKey(259)) {
            shorts(259, compression);
        }
        shorts(277, samples);
        if (isTiled) {
            fields.put(322, new long[] {blockWidth});
            fields.put(323, new long[] {blockHeight});
        } else {
            fields.put(278, new long[] {blockHeight});
        }
        fields.putIfAbsent(isTiled ? 324 : 273, offsets);
        fields.putIfAbsent(isTiled ? 325 : 279, lengths);
        return withDirectory(out.toByteArray());
    }

    private byte[] withDirectory(byte[] pixels) {
        int start = 8 + pixels.length + pixels.length % 2;
        int after = start + 2 + 12 * fields.size() + 4;
        ByteBuffer file = ByteBuffer.allocate(after + 12 * 70_000).order(order);
        file.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
        file.putShort((short) 42).putInt(start).put(pixels);
        file.position(start);
        file.putShort((short) fields.size());
        for (Map.Entry<Integer, Object> field : fields.entrySet()) {
            ByteBuffer value = value(field.getValue());
            boolean isByte = field.getValue() instanceof byte[];
            boolean isShort = field.getValue() instanceof int[];
            boolean isDouble = field.getValue() instanceof double[];
            int unit = isByte ? 1 : isShort ? 2 : isDouble ? 8 : 4;
            int type = isByte ? 7 : isShort ? SHORT : isDouble ? DOUBLE : LONG;
            file.putShort((short) (int) field.getKey()).putShort((short) type);
            file.putInt(value.capacity() / unit);
            int slot = file.position();
            if (value.capacity() > 4) {
                file.putInt(after);
                file.position(after);
                file.put(value.array());
                after += value.capacity() + value.capacity() % 2;
            } else {
                file.put(value.array());
            }
            file.position(slot + 4);
        }
        return Arrays.copyOf(file.array(), after);
    }

    private ByteBuffer value(Object values) {
        if (values instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (values instanceof int[] shorts) {
            ByteBuffer buffer = ByteBuffer.allocate(2 * shorts.length).order(order);
            for (int each : shorts) {
                buffer.putShort((short) each);
            }
            return buffer;
        }
        if (values instanceof double[] doubles) {
            ByteBuffer buffer = ByteBuffer.allocate(8 * doubles.length).order(order);
            for (double each : doubles) {
                buffer.putDouble(each);
            }
            return buffer;
        }
        long[] longs = (long[]) values;
        ByteBuffer buffer = ByteBuffer.allocate(4 * longs.length).order(order);
        for (long each : longs) {
            buffer.putInt((int) each);
        }
        return buffer;
    }
}
