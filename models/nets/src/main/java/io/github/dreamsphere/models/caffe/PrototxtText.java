package io.github.dreamsphere.models.caffe;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a prototxt. */
final class PrototxtText {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private PrototxtText() {}

    /** Decodes UTF-8, or UTF-16 with a byte order mark; leaves that mark out. */
    static String of(byte[] bytes) {
        String text = new String(bytes, charset(bytes));
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static Charset charset(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return switch (mark) {
            case 0xfffe -> StandardCharsets.UTF_16LE;
            case 0xfeff -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
