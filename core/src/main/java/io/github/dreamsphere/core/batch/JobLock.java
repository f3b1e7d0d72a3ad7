package io.github.dreamsphere.core.batch;

import io.github.dreamsphere.core.file.UnwritableFolderException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One run's claim to a target, held as the operating system's lock on a hidden file beside it, so that it ends with the
 * process however that ends.
 */
final class JobLock implements AutoCloseable {
    /** Bytes of a lock's file at most. */
    private static final int LONGEST = 4096;

    private final Path file;
    private final FileChannel channel;

    private JobLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * The claim to {@code target}, or empty if another run has it.
     *
     * @throws UnwritableFolderException if nothing can be written beside the target: a read-only folder, a full disk
     */
    static Optional<JobLock> claim(Path target) throws IOException {
        try {
            return tryClaim(target);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "permission denied" : e.getReason();
            throw new UnwritableFolderException(target, reason, e);
        } catch (IOException e) {
            throw new UnwritableFolderException(target, e.getMessage(), e);
        }
    }

    private static Optional<JobLock> tryClaim(Path target) throws IOException {
        Path file = target.resolveSibling("." + target.getFileName() + ".lock");
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            if (isStillAt(file, channel)) {
                return Optional.of(new JobLock(file, channel));
            }
            channel.close();
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * Whoever had the lock before may have deleted the file between our opening and locking it. The file at the path is
     * ours if its length is the one we just gave ours; it must not be opened to see that, as POSIX drops a process's
     * locks on a file as soon as it closes any of its descriptors of that file.
     */
    private static boolean isStillAt(Path file, FileChannel channel) throws IOException {
        int length = 1 + ThreadLocalRandom.current().nextInt(LONGEST);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(length), 0);
        try {
            return Files.size(file) == length;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
