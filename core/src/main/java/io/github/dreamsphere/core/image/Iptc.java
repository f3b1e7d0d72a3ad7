package io.github.dreamsphere.core.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A block of IPTC-IIM records (title, keywords, place, rights), kept byte by byte. Immutable. */
public final class Iptc {
    private static final byte RECORD_MARK = 0x1C;
    private static final int RECORD_HEAD_BYTES = 5;
    private static final byte[] RESOURCE = "8BIM".getBytes(StandardCharsets.US_ASCII);
    private static final int IPTC_RESOURCE = 0x0404;
    /** A resource's signature, number, empty name of even length and length. */
    private static final int HEAD_BYTES = 12;

    private final byte[] records;

    /** @param records start with a record's mark; copied */
    public Iptc(byte[] records) {
        this.records = records.clone();
    }

    /** A copy of the records. */
    public byte[] records() {
        return records.clone();
    }

    /** The records among Photoshop's image resources; empty if there are none. */
    public static Optional<Iptc> ofPhotoshop(byte[] resources) {
        ByteBuffer in = ByteBuffer.wrap(resources);
        while (in.remaining() >= HEAD_BYTES) {
            byte[] signature = new byte[RESOURCE.length];
            in.get(signature);
            int number = Short.toUnsignedInt(in.getShort());
            int name = in.get() & 0xFF;
            // The name is padded so that it and its length have an even number of bytes; so is the content.
            int skipped = name + (name + 1) % 2;
            if (!Arrays.equals(signature, RESOURCE) || in.remaining() < skipped + 4) {
                return Optional.empty();
            }
            in.position(in.position() + skipped);
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                return Optional.empty();
            }
            if (number == IPTC_RESOURCE) {
                byte[] records = new byte[length];
                in.get(records);
                return ofRecords(records);
            }
            in.position(Math.min(in.limit(), in.position() + length + length % 2));
        }
        return Optional.empty();
    }

    /** The records in {@code bytes}; empty if they do not start like records. */
    public static Optional<Iptc> ofRecords(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == RECORD_MARK ? Optional.of(new Iptc(bytes)) : Optional.empty();
    }

    /** The records in numbers of 32 bits of either byte order, as which some programs store them in a TIFF. */
    public static Optional<Iptc> ofNumbers(long[] numbers) {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(numbers.length * Integer.BYTES).order(order);
            Arrays.stream(numbers).forEach(number -> bytes.putInt((int) number));
            Optional<Iptc> records = ofRecords(bytes.array());
            if (records.isPresent()) {
                return Optional.of(new Iptc(Arrays.copyOf(bytes.array(), end(bytes.array()))));
            }
        }
        return Optional.empty();
    }

    /** Where the last record ends: after its mark, number, set, and content, whose length comes first (IIM 4, 1.5). */
    private static int end(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int at = 0;
        while (at + RECORD_HEAD_BYTES <= bytes.length && bytes[at] == RECORD_MARK) {
            int length = in.getShort(at + 3);
            if (length < 0 || length > bytes.length - at - RECORD_HEAD_BYTES) {
                // An extended or a broken record; what follows cannot be told from padding.
                return bytes.length;
            }
            at += RECORD_HEAD_BYTES + length;
        }
        return at;
    }

    /** The records in big-endian numbers of 32 bits, with zeros at the end. */
    public long[] numbers() {
        ByteBuffer padded =
                ByteBuffer.wrap(Arrays.copyOf(records, (records.length + 3) / Integer.BYTES * Integer.BYTES));
        long[] numbers = new long[padded.limit() / Integer.BYTES];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Integer.toUnsignedLong(padded.getInt());
        }
        return numbers;
    }

    /** The records as the only one of Photoshop's image resources. */
    public byte[] photoshop() {
        ByteArrayOutputStream resource = new ByteArrayOutputStream();
        resource.writeBytes(RESOURCE);
        resource.writeBytes(ByteBuffer.allocate(HEAD_BYTES - RESOURCE.length)
                .putShort((short) IPTC_RESOURCE)
                .putShort((short) 0)
                .putInt(records.length)
                .array());
        resource.writeBytes(Arrays.copyOf(records, records.length + records.length % 2));
        return resource.toByteArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Iptc iptc && Arrays.equals(records, iptc.records);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(records);
    }

    @Override
    public String toString() {
        return "Iptc[" + records.length + " bytes]";
    }
}
