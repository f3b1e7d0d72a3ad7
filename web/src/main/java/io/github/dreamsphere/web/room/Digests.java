package io.github.dreamsphere.web.room;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests of bytes in memory. */
final class Digests {
    private Digests() {}

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
