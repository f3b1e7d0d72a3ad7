package io.github.dreamsphere.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The rule for how much is read from a file, whatever it is: pixels, tensors, tables, entries. What a file says of its sizes
 * is checked before memory is taken for it:
 *
 * <ul>
 *   <li>What a file stores is no larger than the file, or than {@value #STRONGEST_DEFLATION} times the file if Deflate
 *       compressed it.
 *   <li>What is held at once fits into the memory that Java may use ({@link Runtime#maxMemory()}). Text, which takes many
 *       times its size when it is parsed, may take a sixteenth of it. A table, or rows of a picture that are decoded together,
 *       may take a quarter.
 *   <li>What becomes one array has at most {@value #LONGEST_ARRAY} values.
 *   <li>An archive has at most {@value #MOST_ENTRIES} entries.
 * </ul>
 *
 * A {@link ReadingMemoryException} says that Java needs more memory to read the file.
 */
public final class ReadingBudget {
    /** The values of the longest array that every Java can make. */
    public static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** The most bytes that one byte of deflated data can become (RFC 1951: 258 bytes from 2 bits). */
    public static final int STRONGEST_DEFLATION = 1032;

    /** The most entries of an archive. */
    public static final int MOST_ENTRIES = 100_000;

    private static final int TEXT_SHARE = 16;
    private static final int TABLE_SHARE = 4;

    private final Path file;
    private final long size;
    private final long memory;
    private long stored;
    private long taken;

    /** A budget for {@code file}, whose contents have {@code size} bytes. */
    public ReadingBudget(Path file, long size) {
        this(file, size, Runtime.getRuntime().maxMemory());
    }

    ReadingBudget(Path file, long size, long memory) {
        this.file = file;
        this.size = size;
        this.memory = memory;
    }

    /** A budget for a file with the size that it has. */
    public static ReadingBudget of(Path file) throws IOException {
        return new ReadingBudget(file, Files.size(file));
    }

    /** The most bytes of a table that is read as a whole. */
    public static int mostTable() {
        return share(Runtime.getRuntime().maxMemory(), TABLE_SHARE);
    }

    /** The most samples of rows that are decoded together, as floats. */
    public static long mostRowSamples() {
        return Runtime.getRuntime().maxMemory() / TABLE_SHARE / Float.BYTES;
    }

    /** The most bytes of a text. */
    public static int mostText() {
        return share(Runtime.getRuntime().maxMemory(), TEXT_SHARE);
    }

    private static int share(long memory, int divisor) {
        return (int) Math.min(memory / divisor, LONGEST_ARRAY);
    }

    /** The file, as it was named. */
    public Path file() {
        return file;
    }

    /**
     * Takes what the file stores.
     *
     * @param what its name in messages, such as "the weights of conv1"
     * @param bytes its size before compression
     * @throws FileException if all that was taken is larger than the file can hold
     */
    public void takeStored(String what, long bytes, boolean isDeflated) throws FileException {
        stored += isDeflated ? bytes / STRONGEST_DEFLATION : bytes;
        if (bytes < 0 || stored < 0 || stored > size) {
            throw new FileException(file, what + " is larger than the file can hold; the file is damaged");
        }
    }

    /**
     * Takes memory.
     *
     * @param what what needs it, in messages
     * @param values number of values
     * @param bytes bytes that a value takes in memory
     * @throws ReadingMemoryException if all that was taken is more than Java may use
     */
    public void takeMemory(String what, long values, int bytes) throws ReadingMemoryException {
        boolean isCountable = values >= 0 && values <= Long.MAX_VALUE / bytes - taken;
        taken = isCountable ? taken + values * bytes : Long.MAX_VALUE;
        if (taken > memory) {
            throw new ReadingMemoryException(file, what, memory, null);
        }
    }

    /** The exception for memory that Java could not allocate although {@link #takeMemory} allowed it. */
    public static ReadingMemoryException tooLarge(Path file, String what, OutOfMemoryError cause) {
        return new ReadingMemoryException(file, what, Runtime.getRuntime().maxMemory(), cause);
    }

    /**
     * Reads text to its end.
     *
     * @param what its name in messages
     * @throws ReadingMemoryException if it is larger than a sixteenth of the memory that Java may use
     */
    public byte[] text(String what, InputStream in) throws IOException {
        return read(what, in, share(memory, TEXT_SHARE));
    }

    /**
     * Reads bytes to their end.
     *
     * @param what their name in messages
     * @throws ReadingMemoryException if they do not fit into the memory, which holds them twice while they are joined
     */
    public byte[] bytes(String what, InputStream in) throws IOException {
        byte[] bytes = read(what, in, share(Math.max(memory - taken, 0), 2));
        taken += bytes.length;
        return bytes;
    }

    private byte[] read(String what, InputStream in, int most) throws IOException {
        byte[] bytes = in.readNBytes(most);
        if (bytes.length == most && in.read() >= 0) {
            throw new ReadingMemoryException(file, what, memory, null);
        }
        return bytes;
    }

    /** @throws FileException if an archive has more than {@value #MOST_ENTRIES} entries */
    public void checkEntries(long entries) throws FileException {
        if (entries > MOST_ENTRIES) {
            throw new FileException(file, String.format("has more than %,d entries", MOST_ENTRIES));
        }
    }
}
