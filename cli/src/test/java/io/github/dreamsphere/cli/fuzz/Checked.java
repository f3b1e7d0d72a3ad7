package io.github.dreamsphere.cli.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** Damages a file that ends with the CRC-32 of all before it, and makes that right. */
final class Checked {
    private Checked() {}

    static byte[] damaged(byte[] seed, byte[] other, Random random) {
        byte[] body = Bytes.damaged(Arrays.copyOf(seed, seed.length - Long.BYTES), other, random);
        CRC32 sum = new CRC32();
        sum.update(body);
        byte[] end = ByteBuffer.allocate(Long.BYTES).putLong(sum.getValue()).array();
        return Bytes.replaced(body, body.length, body.length, end);
    }
}
