package io.github.dreamsphere.cli.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Changes fields in the first directory of a TIFF: their tag, type, count or value. */
final class Tiff {
    private static final int ENTRY_BYTES = 12;
    /** Tags that decide how pixels are stored. */
    private static final int[] TAGS = {
        254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 317, 318, 320, 322, 323, 324, 325, 330, 338,
        339, 347, 529, 530, 532, 700, 33723, 34665, 34675
    };

    private static final int[] VALUES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 24, 32, 64, 32773, 32803, 34892, 34925, 50000};

    private Tiff() {}

    static byte[] damaged(byte[] seed, byte[] other, Random random) {
        byte[] bytes = seed.clone();
        ByteBuffer file =
                ByteBuffer.wrap(bytes).order(bytes[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int directory = file.getInt(4);
        int entries = file.getShort(directory);
        for (int i = 0; i <= random.nextInt(3); i++) {
            change(file, directory + 2 + ENTRY_BYTES * random.nextInt(entries), random);
        }
        return bytes;
    }

    private static void change(ByteBuffer file, int entry, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> file.putShort(entry, (short) TAGS[random.nextInt(TAGS.length)]);
            case 1 -> file.putShort(entry + 2, (short) random.nextInt(19));
            case 2 -> file.putInt(entry + 4, (int) Bytes.extreme(random));
            default -> {
                int value = random.nextBoolean() ? VALUES[random.nextInt(VALUES.length)] : (int) Bytes.extreme(random);
                if (file.getShort(entry + 2) == 3) {
                    file.putShort(entry + 8, (short) value);
                } else {
                    file.putInt(entry + 8, value);
                }
            }
        }
    }
}
