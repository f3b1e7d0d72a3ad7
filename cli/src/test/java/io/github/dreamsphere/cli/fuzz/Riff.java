package io.github.dreamsphere.cli.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Damages a WebP and gives the file its right length. */
final class Riff {
    private Riff() {}

    static byte[] damaged(byte[] seed, byte[] other, Random random) {
        // What is behind the signature and the length of the file.
        byte[] head = Arrays.copyOf(seed, 12);
        byte[] chunks = Arrays.copyOfRange(seed, 12, seed.length);
        byte[] changed = Bytes.damaged(chunks, Arrays.copyOfRange(other, 12, other.length), random);
        byte[] file = Bytes.replaced(head, 12, 12, changed);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(4, file.length - 8);
        return file;
    }
}
