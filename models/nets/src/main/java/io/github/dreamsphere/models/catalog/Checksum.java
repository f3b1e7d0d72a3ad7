package io.github.dreamsphere.models.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest that a file must have.
 *
 * @param algorithm name of the {@link MessageDigest}: {@code SHA-1} or {@code SHA-256}
 * @param hex the digest in lower-case hexadecimal
 */
public record Checksum(String algorithm, String hex) {
    private static final int BUFFER = 1 << 16;

    public Checksum {
        int digits =
                switch (algorithm) {
                    case "SHA-1" -> 40;
                    case "SHA-256" -> 64;
                    default ->
                        throw new IllegalArgumentException("algorithm must be SHA-1 or SHA-256, was " + algorithm);
                };
        if (!hex.matches("[0-9a-f]{" + digits + "}")) {
            throw new IllegalArgumentException(
                    "a " + algorithm + " must be " + digits + " lower-case hexadecimal digits, was '" + hex + "'");
        }
    }

    /** Parses {@code sha1:…} or {@code sha256:…}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Checksum parse(String text) {
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? "" : text.substring(0, colon);
        return switch (prefix) {
            case "sha1" -> new Checksum("SHA-1", text.substring(colon + 1));
            case "sha256" -> new Checksum("SHA-256", text.substring(colon + 1));
            default ->
                throw new IllegalArgumentException("a checksum starts with sha1: or sha256:, was '" + text + "'");
        };
    }

    /** The checksum of a file. */
    public static Checksum of(Path file, String algorithm) throws IOException {
        MessageDigest digest = digest(algorithm);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
    }

    /** The checksum of {@code bytes}. */
    static Checksum of(byte[] bytes, String algorithm) {
        return new Checksum(
                algorithm, HexFormat.of().formatHex(digest(algorithm).digest(bytes)));
    }

    /** True if {@code file} has this checksum. */
    public boolean matches(Path file) throws IOException {
        return of(file, algorithm).equals(this);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return algorithm + " " + hex;
    }
}
