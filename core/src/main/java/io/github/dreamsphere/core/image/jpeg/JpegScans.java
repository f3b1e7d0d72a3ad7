package io.github.dreamsphere.core.image.jpeg;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The scans of a JPEG: which coefficients of which components they have brought to full precision (T.81, B.2.3, G.1). */
final class JpegScans {
    private static final int COEFFICIENTS = 64;

    private final Map<Integer, BitSet> covered = new HashMap<>();
    private int number;

    /** Adds a scan by its header; ignores what only looks like one. */
    void add(byte[] header) {
        int components = header.length == 0 ? 0 : header[0];
        if (components < 1 || components > 4 || header.length != 4 + 2 * components) {
            return;
        }
        number++;
        int first = header[1 + 2 * components] & 0xFF;
        int last = header[2 + 2 * components] & 0xFF;
        boolean isExact = (header[3 + 2 * components] & 0xF) == 0;
        if (isExact && last < COEFFICIENTS && first <= last) {
            for (int i = 0; i < components; i++) {
                covered.computeIfAbsent(header[1 + 2 * i] & 0xFF, id -> new BitSet())
                        .set(first, last + 1);
            }
        }
    }

    int number() {
        return number;
    }

    /** True if all coefficients of all components of a frame, by its header, are there in full precision. */
    boolean coverAll(byte[] frame) {
        if (frame.length < 6 || frame.length < 6 + 3 * frame[5]) {
            return false;
        }
        for (int i = 0; i < frame[5]; i++) {
            BitSet coefficients = covered.get(frame[6 + 3 * i] & 0xFF);
            if (coefficients == null || coefficients.cardinality() < COEFFICIENTS) {
                return false;
            }
        }
        return frame[5] > 0;
    }
}
