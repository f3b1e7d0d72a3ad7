package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.models.hdf5.ByteSource;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The zip archive of a {@code .keras} file. Entries are read by name and never unpacked to disk, so their paths are
 * harmless. Every entry that is read is compared with its checksum.
 */
final class KerasArchive implements AutoCloseable {
    private static final int PIECE = 1 << 20;

    private final Path file;
    private final ReadingBudget budget;
    private final FileChannel channel;
    private final ZipFile zip;

    /** @param channel the same file, from which weights are read even after the archive is closed */
    KerasArchive(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.budget = ReadingBudget.of(file);
        this.channel = channel;
        try {
            zip = ZipFile.builder().setPath(file).get();
        } catch (IOException | RuntimeException e) {
            throw damaged("the directory of its archive cannot be read", e);
        }
        try {
            budget.checkEntries(Collections.list(zip.getEntries()).size());
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    /** True if {@code start}, the first bytes of a file, are those of a zip archive. */
    static boolean isZip(byte[] start) {
        return start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }

    /** The text of an entry. */
    String text(String name) throws IOException {
        return new String(unpacked(entry(name), budget::text), StandardCharsets.UTF_8);
    }

    /** The bytes of an entry: read where they are if they are stored plainly, else unpacked into memory. */
    ByteSource bytes(String name) throws IOException {
        ZipArchiveEntry entry = entry(name);
        if (entry.getMethod() != ZipEntry.STORED) {
            return ByteSource.of(unpacked(entry, budget::bytes));
        }
        if (entry.getSize() < 0
                || entry.getDataOffset() < 0
                || entry.getDataOffset() + entry.getSize() > channel.size()) {
            throw damaged("its entry " + name + " is cut short", null);
        }
        ByteSource bytes = ByteSource.of(channel, entry.getDataOffset(), entry.getSize());
        compare(name, checksum(bytes), entry.getCrc());
        return bytes;
    }

    private ZipArchiveEntry entry(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new NetFileException(file, "is no Keras net: its archive has no " + name);
        }
        return entry;
    }

    private interface Unpacking {
        byte[] bytes(String what, InputStream in) throws IOException;
    }

    private byte[] unpacked(ZipArchiveEntry entry, Unpacking unpacking) throws IOException {
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = unpacking.bytes("its entry " + entry.getName(), in);
        } catch (FileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged("its entry " + entry.getName() + " cannot be unpacked", e);
        }
        CRC32 sum = new CRC32();
        sum.update(bytes);
        compare(entry.getName(), sum.getValue(), entry.getCrc());
        return bytes;
    }

    private static long checksum(ByteSource bytes) throws IOException {
        CRC32 sum = new CRC32();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (long done = 0; done < bytes.size(); done += piece.limit()) {
            piece.clear().limit((int) Math.min(PIECE, bytes.size() - done));
            bytes.read(done, piece);
            sum.update(piece.flip());
        }
        return sum.getValue();
    }

    private void compare(String name, long actual, long expected) throws NetFileException {
        if (actual != expected) {
            throw damaged("its entry " + name + " does not match its checksum", null);
        }
    }

    private NetFileException damaged(String what, Exception cause) {
        return new NetFileException(file, "is damaged or cut short: " + what, cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
