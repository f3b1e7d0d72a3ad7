package io.github.dreamsphere.models.catalog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Extracts a file from a {@code .tar.gz} or {@code .zip}. */
final class Archive {
    private static final int BUFFER = 1 << 16;

    private Archive() {}

    /** Extracts {@code file} from {@code archive} to {@code target} and checks it. */
    static void unpack(Path archive, RemoteFile file, Path target) throws IOException {
        String member = file.member().orElseThrow();
        PartialFile part = new PartialFile(target);
        try (ArchiveInputStream<? extends ArchiveEntry> in = open(archive)) {
            find(in, archive, member);
            copy(in, part.path(), file, archive);
            file.check(part.path(), archive + " (" + member + ")");
            part.moveTo(target);
        } finally {
            part.discard();
        }
    }

    private static ArchiveInputStream<? extends ArchiveEntry> open(Path archive) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        if (archive.getFileName().toString().endsWith(".zip")) {
            return new ZipArchiveInputStream(bytes);
        }
        return new TarArchiveInputStream(new GzipCompressorInputStream(bytes));
    }

    private static void find(ArchiveInputStream<? extends ArchiveEntry> in, Path archive, String member)
            throws IOException {
        for (ArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (entry.getName().equals(member)) {
                return;
            }
        }
        throw new IOException(archive + ": contains no " + member);
    }

    private static void copy(InputStream in, Path to, RemoteFile file, Path archive) throws IOException {
        long limit = file.unpacked().limit();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > limit) {
                    throw new IOException(archive + ": " + file.name() + " in it has more than the " + limit
                            + " bytes that it can have");
                }
                out.write(buffer, 0, n);
            }
        }
    }
}
