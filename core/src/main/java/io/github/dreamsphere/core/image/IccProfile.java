package io.github.dreamsphere.core.image;

import java.util.Arrays;

/** An ICC colour profile, kept and written again byte by byte. Immutable. */
public final class IccProfile {
    private final byte[] bytes;

    /** @param bytes copied, not interpreted */
    public IccProfile(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of the profile's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IccProfile profile && Arrays.equals(bytes, profile.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "IccProfile[" + bytes.length + " bytes]";
    }
}
