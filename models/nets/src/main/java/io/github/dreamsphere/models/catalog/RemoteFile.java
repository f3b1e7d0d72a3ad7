package io.github.dreamsphere.models.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of a known net and its address.
 *
 * @param name local file name
 * @param address its http or https address; that of an archive if {@code member} is given
 * @param member its path in the archive, if the address is a {@code .tar.gz} or {@code .zip}
 * @param bytes its exact size; 0 if unknown
 * @param approximateBytes its approximate size, for display and as a sanity check
 * @param checksums one checksum for each known edition; empty if none is published
 * @param note a remark, for example that no checksum is published
 */
public record RemoteFile(
        String name,
        URI address,
        Optional<String> member,
        long bytes,
        long approximateBytes,
        List<Checksum> checksums,
        Optional<String> note) {

    private static final int START_BYTES = 4096;

    public RemoteFile {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("a file's name must be a plain name, was '" + name + "'");
        }
        if (address == null || !address.isAbsolute()) {
            throw new IllegalArgumentException(name + ": address must be an absolute URI, was '" + address + "'");
        }
        if (bytes < 0 || approximateBytes < 0) {
            throw new IllegalArgumentException(name + ": sizes must be >= 0, were " + bytes + ", " + approximateBytes);
        }
        checksums = List.copyOf(checksums);
    }

    /** The file name in the address: that of the file, or of its archive. */
    String remoteName() {
        String path = address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The same file at another address. */
    RemoteFile at(URI elsewhere) {
        return new RemoteFile(name, elsewhere, member, bytes, approximateBytes, checksums, note);
    }

    /** The same file without its archive. */
    RemoteFile unpacked() {
        return new RemoteFile(name, address, Optional.empty(), bytes, approximateBytes, checksums, note);
    }

    /** The largest acceptable size: ten times the size in the catalogue, if that is not exact. */
    long limit() {
        long expected = Math.max(bytes, approximateBytes);
        return bytes > 0 && member.isEmpty() ? bytes : Math.max(10 * expected, 1L << 20);
    }

    /**
     * Throws unless {@code file} has the right kind and size and one of the checksums.
     *
     * @param source name of the file in the message, such as its address
     */
    void check(Path file, String source) throws IOException {
        checkKind(file, source);
        long size = Files.size(file);
        if (!checksums.isEmpty()) {
            checkDigest(file, source);
        } else if (bytes > 0 && size != bytes) {
            throw new IOException(source + ": " + size + " bytes, but " + name + " has " + bytes
                    + "; it is another file, or is truncated");
        } else if (size == 0) {
            throw new IOException(source + ": the file is empty");
        }
    }

    /** Servers answer with pages about errors, proxies with compressed bodies: neither is ever a file of a net. */
    private void checkKind(Path file, String source) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(START_BYTES);
        }
        String text =
                new String(start, StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("<")) {
            throw new IOException(
                    source + ": this is a web page, not " + name + "; try again later, or get the file by" + " hand");
        }
        if (text.startsWith("version https://git-lfs")) {
            throw new IOException(source + ": this is a pointer of Git LFS, not " + name + " itself");
        }
        if (start.length > 1 && start[0] == 0x1f && (start[1] & 0xff) == 0x8b) {
            throw new IOException(source + ": this is gzip-compressed, not " + name + " itself");
        }
        if (name.endsWith(".prototxt") && text.chars().anyMatch(c -> c == 0)) {
            throw new IOException(source + ": this is no text, so not " + name);
        }
    }

    private void checkDigest(Path file, String source) throws IOException {
        for (Checksum checksum : checksums) {
            if (checksum.matches(file)) {
                return;
            }
        }
        Checksum expected = checksums.get(0);
        throw new IOException(source + ": these are not the bytes of " + name + ": " + expected.algorithm()
                + " should be " + expected.hex() + ", was "
                + Checksum.of(file, expected.algorithm()).hex());
    }
}
