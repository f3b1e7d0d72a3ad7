package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.ByteBuffer;

/** The storage format of weights, little endian. */
public enum Precision {
    /** IEEE 754 binary32. */
    @JsonProperty("FLOAT32")
    FLOAT32(4) {
        @Override
        void put(ByteBuffer to, float value) {
            to.putFloat(value);
        }

        @Override
        float get(ByteBuffer from) {
            return from.getFloat();
        }
    },
    /** IEEE 754 binary16: three significant digits, up to 65504. */
    @JsonProperty("FLOAT16")
    FLOAT16(2) {
        @Override
        void put(ByteBuffer to, float value) {
            to.putShort(Half.fromFloat(value));
        }

        @Override
        float get(ByteBuffer from) {
            return Half.toFloat(from.getShort());
        }
    };

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per value. */
    public int bytes() {
        return bytes;
    }

    abstract void put(ByteBuffer to, float value);

    abstract float get(ByteBuffer from);
}
