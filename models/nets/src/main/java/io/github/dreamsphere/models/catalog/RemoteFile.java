package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.WrongContent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
            start = in.readNBytes(WrongContent.START_BYTES);
        }
        Optional<WrongContent> kind = WrongContent.of(start);
        if (kind.isPresent()) {
            throw new IOException(source + ": "
                    + switch (kind.get()) {
                        case WEB_PAGE ->
                            "this is a web page, not " + name + "; try again later, or get the file by hand";
                        case LFS_POINTER -> "this is a pointer of Git LFS, not " + name + " itself";
                        case ANNEX_POINTER -> "this is a pointer of git-annex, not " + name + " itself";
                        case GZIP -> "this is gzip-compressed, not " + name + " itself";
                        case ZIP -> "this is a zip archive, not " + name + " itself";
                    });
        }
        if (name.endsWith(".prototxt") && IntStream.range(0, start.length).anyMatch(i -> start[i] == 0)) {
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
