package io.github.dreamsphere.models.hdf5;

import io.github.dreamsphere.models.net.NetFileException;
import java.nio.file.Path;

/** Limits what is read from a file by what it can hold, and by the memory that Java may use. */
final class ReadingBudget {
    /** Deflate cannot make data smaller than this (RFC 1951: 258 bytes from 2 bits). */
    private static final long STRONGEST_COMPRESSION = 1032;

    private static final int MEGABYTE = 1 << 20;

    private final Path file;
    private final long size;
    private long plain;
    private long floats;

    ReadingBudget(Path file, long size) {
        this.file = file;
        this.size = size;
    }

    Path file() {
        return file;
    }

    /** Accounts for an array that has {@code bytes} bytes before compression; once, however often it is read. */
    void takeFromFile(String what, long bytes, boolean compressed) throws NetFileException {
        plain += compressed ? bytes / STRONGEST_COMPRESSION : bytes;
        if (bytes < 0 || plain < 0 || plain > size) {
            throw new NetFileException(file, what + " is larger than the file can hold; the file is damaged");
        }
    }

    /** Accounts for the memory of {@code values} values; at each reading. */
    void takeMemory(long values) throws NetFileException {
        floats += values * Float.BYTES;
        long most = Runtime.getRuntime().maxMemory();
        if (floats > most) {
            throw new NetFileException(
                    file,
                    "its weights need more than " + floats / MEGABYTE + " MB of memory, but Java may use only "
                            + most / MEGABYTE + " MB");
        }
    }
}
