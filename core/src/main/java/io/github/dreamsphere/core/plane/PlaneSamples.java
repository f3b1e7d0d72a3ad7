package io.github.dreamsphere.core.plane;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes and reads the samples of planes, exact to the last bit: rows of big-endian 32-bit floats. */
public final class PlaneSamples {
    private PlaneSamples() {}

    /** Writes every sample of {@code plane}. */
    public static void write(Plane plane, DataOutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(plane.rowLength() * Float.BYTES);
        for (int y = 0; y < plane.height(); y++) {
            Row row = plane.row(y);
            bytes.asFloatBuffer().put(row.array(), row.offset(), row.length());
            out.write(bytes.array());
        }
    }

    /**
     * Reads every sample of {@code plane}, which is overwritten.
     *
     * @throws java.io.EOFException if there are too few
     */
    public static void read(Plane plane, DataInputStream in) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(plane.rowLength() * Float.BYTES);
        Row row = Row.of(new float[plane.rowLength()]);
        for (int y = 0; y < plane.height(); y++) {
            in.readFully(bytes.array());
            bytes.asFloatBuffer().get(row.array());
            plane.put(y, row);
        }
    }
}
