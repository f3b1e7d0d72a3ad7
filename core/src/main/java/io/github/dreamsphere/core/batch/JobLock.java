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
 * A process's lock on a target: a lock of the operating system on a hidden file beside it, so that it ends with the
 * process, however that ends.
 */
final class JobLock implements AutoCloseable {
    /** The largest size of a lock file in bytes. */
    private static final int LONGEST = 4096;

    private final Path file;
    private final FileChannel channel;

    private JobLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks {@code target}; empty if another process has locked it.
     *
     * @throws UnwritableFolderException if the lock file cannot be written: a read-only folder, a full disk
     */
    static Optional<JobLock> tryLock(Path target) throws IOException {
        try {
            return lock(target);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "permission denied" : e.getReason();
            throw new UnwritableFolderException(target, reason, e);
        } catch (IOException e) {
            throw new UnwritableFolderException(target, e.getMessage(), e);
        }
    }

    private static Optional<JobLock> lock(Path target) throws IOException {
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
     * The previous holder may have deleted the file after we opened it and before we locked it. The file at the path is
     * ours if it has the length that we have just given to ours. It must not be opened to find out: POSIX drops all locks
     * that a process has on a file when the process closes any descriptor of that file.
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
