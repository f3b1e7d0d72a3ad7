package io.github.dreamsphere.models.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A network's fingerprint. It covers layers, weights and image specification, but not the network's name. */
public final class NetDigest {
    private NetDigest() {}

    /**
     * The SHA-256, in lower-case hexadecimal, of {@code net} without its name, as the {@link NetJson} of format 1,
     * followed by its weights as little-endian 32-bit floats. Recipes record it, so it must never change.
     */
    public static String of(Net net) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            NetJson.Written written = NetJson.writeUnnumbered(net.withName(""), Precision.FLOAT32);
            digest.update(written.json());
            for (Tensor tensor : written.tensors()) {
                update(digest, tensor.data());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, float[] data) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(data.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(data);
        digest.update(bytes);
    }
}
