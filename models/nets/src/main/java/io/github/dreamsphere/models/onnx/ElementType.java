package io.github.dreamsphere.models.onnx;

import java.util.Set;

/** Element types, as numbered in {@code TensorProto.DataType}. */
final class ElementType {
    static final int FLOAT = 1;
    static final int UINT8 = 2;
    static final int INT8 = 3;
    static final int UINT16 = 4;
    static final int INT16 = 5;
    static final int INT32 = 6;
    static final int INT64 = 7;
    static final int STRING = 8;
    static final int BOOL = 9;
    static final int FLOAT16 = 10;
    static final int DOUBLE = 11;
    static final int UINT32 = 12;
    static final int UINT64 = 13;
    static final int BFLOAT16 = 16;
    static final int UINT4 = 21;
    static final int INT4 = 22;

    private static final Set<Integer> FLOATS = Set.of(FLOAT, FLOAT16, DOUBLE, BFLOAT16);
    private static final Set<Integer> INTEGERS =
            Set.of(UINT8, INT8, UINT16, INT16, INT32, INT64, UINT32, UINT64, UINT4, INT4);

    private ElementType() {}

    static boolean isFloat(int type) {
        return FLOATS.contains(type);
    }

    static boolean isInteger(int type) {
        return INTEGERS.contains(type);
    }

    /** The least value of a quantised type. */
    static int least(int type) {
        return switch (type) {
            case INT4 -> -8;
            case INT8 -> Byte.MIN_VALUE;
            case INT16 -> Short.MIN_VALUE;
            default -> 0;
        };
    }

    /** The greatest value of a quantised type. */
    static int greatest(int type) {
        return switch (type) {
            case UINT4 -> 15;
            case INT4 -> 7;
            case INT8 -> Byte.MAX_VALUE;
            case UINT16 -> 0xffff;
            case INT16 -> Short.MAX_VALUE;
            default -> 0xff;
        };
    }

    static String name(int type) {
        return switch (type) {
            case STRING -> "text";
            case 14, 15 -> "complex numbers";
            case 17, 18, 19, 20 -> "8-bit floats";
            case 23 -> "4-bit floats";
            default -> "type " + type;
        };
    }
}
