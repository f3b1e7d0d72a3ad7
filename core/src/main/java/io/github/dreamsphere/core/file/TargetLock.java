package io.github.dreamsphere.core.file;

import io.github.dreamsphere.core.progress.Progress;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A process's lock on a file or folder that it is going to write: a lock of the operating system on a hidden file beside
 * it, so that it ends with the process, however that ends. Whatever is written by several steps or by long work is
 * locked so.
 */
public final class TargetLock implements AutoCloseable {
    /** The end of the names of lock files. */
    static final String ENDING = ".lock";

    /** The largest size of a lock file in bytes. */
    private static final int LONGEST = 4096;

    private static final int MILLISECONDS_TO_WAIT = 100;

    /** The lock files that this process has open: opening one again and closing it would unlock it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private TargetLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks {@code target}.
     *
     * @throws BusyException if another process, or another run in this one, has locked it
     * @throws UnwritableFolderException if the lock file cannot be written: a read-only folder, a full disk
     */
    public static TargetLock of(Path target) throws IOException {
        return tryLock(target).orElseThrow(() -> new BusyException(target));
    }

    /**
     * Locks {@code target}; empty if another process, or another run in this one, has locked it.
     *
     * @throws UnwritableFolderException if the lock file cannot be written: a read-only folder, a full disk
     */
    public static Optional<TargetLock> tryLock(Path target) throws IOException {
        try {
            return lock(target);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "permission denied" : e.getReason();
            throw new UnwritableFolderException(target, reason, e);
        } catch (IOException e) {
            throw new UnwritableFolderException(target, e.getMessage(), e);
        }
    }

    /**
     * Locks {@code target} as soon as the run that has locked it ends.
     *
     * @param progress is told of waiting
     * @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} is cancelled while waiting
     * @throws UnwritableFolderException if the lock file cannot be written: a read-only folder, a full disk
     */
    public static TargetLock waitFor(Path target, Progress progress) throws IOException {
        while (true) {
            Optional<TargetLock> lock = tryLock(target);
            if (lock.isPresent()) {
                return lock.get();
            }
            progress.report("waiting for another run", 0, 1);
            progress.checkCancelled();
            try {
                Thread.sleep(MILLISECONDS_TO_WAIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BusyException(target);
            }
        }
    }

    private static Optional<TargetLock> lock(Path target) throws IOException {
        Path file = HiddenName.beside(OutputFile.followed(target), ENDING);
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<FileChannel> channel = Optional.empty();
        try {
            channel = open(file);
        } finally {
            if (channel.isEmpty()) {
                HELD.remove(file);
            }
        }
        return channel.map(open -> new TargetLock(file, open));
    }

    /** The lock file, locked; empty if another process has locked it. */
    private static Optional<FileChannel> open(Path file) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean isOurs = false;
            try {
                if (!locked(channel)) {
                    return Optional.empty();
                }
                isOurs = isStillAt(file, channel);
                if (isOurs) {
                    return Optional.of(channel);
                }
            } finally {
                if (!isOurs) {
                    channel.close();
                }
            }
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

    /** Deletes a lock file that a killed process left, if {@code file} is one. */
    static void deleteIfLeft(Path file) throws IOException {
        // An empty one may be another process's that is about to lock it, or another program's.
        long size = Files.size(file);
        if (size == 0 || size > LONGEST || !HELD.add(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (isBlank(channel) && locked(channel) && isStillAt(file, channel)) {
                Files.deleteIfExists(file);
            }
        } finally {
            HELD.remove(file);
        }
    }

    /** Whether a file has zeros only, as lock files have. */
    private static boolean isBlank(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        channel.read(bytes, 0);
        bytes.flip();
        return bytes.equals(ByteBuffer.allocate(bytes.limit()));
    }

    /** Unlocks the target. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            HELD.remove(file);
        }
    }
}
