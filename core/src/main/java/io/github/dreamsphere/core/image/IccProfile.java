package io.github.dreamsphere.core.image;

import java.util.Arrays;

/** An ICC colour profile as the bytes of a file, kept and rewritten as it is. Immutable. */
public final class IccProfile {
    private final byte[] bytes;

    /** A profile of these bytes, which are copied and not looked into. */
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
