package io.github.dreamsphere.cli.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Damages a field of a protobuf message, at any depth, and gives the messages around it right lengths. */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    /** A field: its number and wire type, and its value as stored, without a length. */
    private record Field(long key, byte[] value) {
        int type() {
            return (int) (key & 7);
        }
    }

    private Protobuf() {}

    static byte[] damaged(byte[] seed, byte[] other, Random random) {
        List<Field> fields = parsed(seed).orElse(List.of());
        if (fields.isEmpty()) {
            return seed.length == 0 ? seed : Bytes.damaged(seed, other, random);
        }
        List<Field> changed = new ArrayList<>(fields);
        int at = weighted(fields, random);
        Field field = fields.get(at);
        int way = random.nextInt(12);
        if (way == 0) {
            changed.remove(at);
        } else if (way == 1) {
            changed.add(random.nextInt(fields.size() + 1), field);
        } else if (way == 2) {
            changed.add(at, changed.remove(random.nextInt(fields.size())));
        } else {
            changed.set(at, new Field(field.key, value(field, other, random)));
        }
        return written(changed);
    }

    /** A field by chance, the larger the likelier, so that all depths are reached. */
    private static int weighted(List<Field> fields, Random random) {
        double total = fields.stream()
                .mapToDouble(field -> Math.sqrt(1 + field.value.length))
                .sum();
        double left = random.nextDouble() * total;
        for (int i = 0; i < fields.size(); i++) {
            left -= Math.sqrt(1 + fields.get(i).value.length);
            if (left < 0) {
                return i;
            }
        }
        return fields.size() - 1;
    }

    private static byte[] value(Field field, byte[] other, Random random) {
        if (field.type() == VARINT) {
            return varint(random.nextInt(4) == 0 ? random.nextInt(20) : Bytes.extreme(random));
        }
        if (field.type() != LENGTH) {
            return Bytes.withNumber(field.value, 0, random);
        }
        if (field.value.length == 0) {
            return new byte[random.nextInt(5)];
        }
        boolean isText = isText(field.value);
        if (!isText && parsed(field.value).filter(inner -> !inner.isEmpty()).isPresent() && random.nextInt(8) > 0) {
            return damaged(field.value, other, random);
        }
        return isText && random.nextBoolean()
                ? Text.damaged(field.value, field.value, random)
                : Bytes.damaged(field.value, other, random);
    }

    private static boolean isText(byte[] bytes) {
        for (byte each : bytes) {
            if (each < ' ') {
                return false;
            }
        }
        return true;
    }

    /** The fields of a message; empty if the bytes are none. */
    private static Optional<List<Field>> parsed(byte[] bytes) {
        List<Field> fields = new ArrayList<>();
        int[] at = {0};
        while (at[0] < bytes.length) {
            long key = number(bytes, at);
            int start = at[0];
            long length;
            switch ((int) (key & 7)) {
                case VARINT -> {
                    number(bytes, at);
                    length = at[0] - start;
                }
                case FIXED_64 -> length = Long.BYTES;
                case FIXED_32 -> length = Integer.BYTES;
                case LENGTH -> {
                    length = number(bytes, at);
                    start = at[0];
                }
                default -> length = -1;
            }
            if (key >>> 3 == 0 || key < 0 || length < 0 || start > bytes.length || length > bytes.length - start) {
                return Optional.empty();
            }
            at[0] = start + (int) length;
            fields.add(new Field(key, Arrays.copyOfRange(bytes, start, at[0])));
        }
        return Optional.of(fields);
    }

    private static long number(byte[] bytes, int[] at) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE && at[0] < bytes.length; shift += 7) {
            byte next = bytes[at[0]++];
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        return -1;
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
        return out.toByteArray();
    }

    private static byte[] written(List<Field> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            out.writeBytes(varint(field.key));
            if (field.type() == LENGTH) {
                out.writeBytes(varint(field.value.length));
            }
            out.writeBytes(field.value);
        }
        return out.toByteArray();
    }
}
