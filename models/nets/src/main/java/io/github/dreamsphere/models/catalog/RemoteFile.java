package io.github.dreamsphere.models.catalog;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of a known net and where its makers keep it.
 *
 * @param name the file's name on this machine
 * @param address where to get it (http or https); an archive's address if {@code member} is given
 * @param member which file of the archive it is, if the address is a {@code .tar.gz} or {@code .zip}
 * @param bytes its exact size, 0 where it is not known
 * @param approximateBytes roughly its size, so that a person knows what is coming and a wrong file is noticed
 * @param checksums what its bytes hash to, one for each edition that is known; empty where none is published
 * @param note what else there is to know, e.g. that no checksum is published
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

    /** The name under which the address keeps it: the file itself, or the archive it is in. */
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

    /** The most bytes worth receiving: no file of a catalogue is ten times what the catalogue says. */
    long limit() {
        long expected = Math.max(bytes, approximateBytes);
        return bytes > 0 && member.isEmpty() ? bytes : Math.max(10 * expected, 1L << 20);
    }

    /**
     * Throws unless {@code file} has the size and one of the checksums this file must have.
     *
     * @param said how to name the file in the error, e.g. its address
     */
    void check(Path file, String said) throws IOException {
        long size = Files.size(file);
        if (!checksums.isEmpty()) {
            checkDigest(file, said);
        } else if (bytes > 0 && size != bytes) {
            throw new IOException(said + ": " + size + " bytes, but " + name + " has " + bytes
                    + "; it is another file, or was cut short");
        } else if (size == 0) {
            throw new IOException(said + ": the file is empty");
        }
    }

    private void checkDigest(Path file, String said) throws IOException {
        for (Checksum checksum : checksums) {
            if (checksum.matches(file)) {
                return;
            }
        }
        Checksum wanted = checksums.get(0);
        throw new IOException(
                said + ": these are not the bytes of " + name + ": " + wanted.algorithm() + " should be " + wanted.hex()
                        + ", was " + Checksum.of(file, wanted.algorithm()).hex());
    }
}
