package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import io.github.dreamsphere.core.file.LibraryException;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** The fields of the first directory of a TIFF, of whatever type they are stored. */
final class TiffFields {
    private static final int REDUCED_OR_MASK = 1 | 4;
    private static final long UNSIGNED_INT = 0xffffffffL;

    private final Directory first;
    private final boolean isBigEndian;
    private final int pages;

    private TiffFields(Directory first, boolean isBigEndian, int pages) {
        this.first = first;
        this.isBigEndian = isBigEndian;
        this.pages = pages;
    }

    /**
     * Reads the directories of {@code file}.
     *
     * @throws EOFException if the first lies beyond the end of the file
     */
    static TiffFields read(Path file) throws IOException {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            boolean isBigEndian = in.read() == 'M';
            in.seek(0);
            Directory all = LibraryException.run(() -> new TIFFReader().read(in));
            if (!(all instanceof CompoundDirectory chain)) {
                return new TiffFields(all, isBigEndian, 1);
            }
            if (chain.directoryCount() == 0) {
                throw new EOFException("the directory lies beyond the end of the file");
            }
            int pages = (int) IntStream.range(1, chain.directoryCount())
                    .filter(i -> isPage(new TiffFields(chain.getDirectory(i), isBigEndian, 1)))
                    .count();
            return new TiffFields(chain.getDirectory(0), isBigEndian, 1 + pages);
        }
    }

    /** True for a picture that is no small copy of another and no mask. */
    private static boolean isPage(TiffFields fields) {
        try {
            return fields.has(TIFF.TAG_IMAGE_WIDTH) && (fields.number(TIFF.TAG_SUBFILE_TYPE, 0) & REDUCED_OR_MASK) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    Directory directory() {
        return first;
    }

    /** The byte order of the file. */
    boolean isBigEndian() {
        return isBigEndian;
    }

    /** The number of pictures in the file, without small copies and masks. */
    int pages() {
        return pages;
    }

    boolean has(int tag) {
        return first.getEntryById(tag) != null;
    }

    /** The first number of a field, or {@code missing} if there is no such field. */
    long number(int tag, long missing) throws IOException {
        long[] numbers = numbers(tag);
        return numbers.length == 0 ? missing : numbers[0];
    }

    /** The unsigned whole numbers of a field; none if there is no such field. */
    long[] numbers(int tag) throws IOException {
        Object value = value(tag);
        if (value == null) {
            return new long[0];
        }
        if (!value.getClass().isArray()) {
            return new long[] {number(tag, value)};
        }
        long[] numbers = new long[Array.getLength(value)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(tag, Array.get(value, i));
        }
        return numbers;
    }

    private static long number(int tag, Object value) throws IOException {
        if (value instanceof Byte number) {
            return number & 0xff;
        }
        if (value instanceof Short number) {
            return number & 0xffff;
        }
        if (value instanceof Integer number) {
            return number & UNSIGNED_INT;
        }
        if (value instanceof Long number) {
            return number;
        }
        throw wrong(tag, "whole numbers");
    }

    private static IOException wrong(int tag, String wanted) {
        return new IOException("its field " + tag + " does not hold " + wanted);
    }

    /** The fractions of a field; none if there is no such field. */
    double[] fractions(int tag) throws IOException {
        Object value = value(tag);
        if (value == null) {
            return new double[0];
        }
        Object array = value.getClass().isArray() ? value : new Object[] {value};
        double[] fractions = new double[Array.getLength(array)];
        for (int i = 0; i < fractions.length; i++) {
            if (!(Array.get(array, i) instanceof Number number)) {
                throw wrong(tag, "numbers");
            }
            fractions[i] = number.doubleValue();
        }
        return fractions;
    }

    /** The bytes of a field, also if they are stored as text or as numbers. */
    Optional<byte[]> bytes(int tag) throws IOException {
        Object value = value(tag);
        if (value instanceof String text) {
            return Optional.of(text.getBytes(StandardCharsets.UTF_8));
        }
        if (value == null || value instanceof byte[]) {
            return Optional.ofNullable((byte[]) value);
        }
        return Optional.of(lowBytes(numbers(tag)));
    }

    /** The lowest byte of each number. */
    static byte[] lowBytes(long[] numbers) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return bytes;
    }

    private Object value(int tag) throws EOFException {
        Entry entry = first.getEntryById(tag);
        Object value = entry == null ? null : entry.getValue();
        if (value instanceof EOFException e) {
            // For a value beyond the end of the file, the reader returns an exception.
            throw e;
        }
        return value;
    }
}
