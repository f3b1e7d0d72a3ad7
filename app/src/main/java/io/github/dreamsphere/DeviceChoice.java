package io.github.dreamsphere;

import java.util.OptionalInt;

/**
 * What runs a net.
 *
 * @param kind the kind of device
 * @param number for a graphics card, its number in the list of {@code dreamsphere devices}, from 0; empty: the first one
 */
public record DeviceChoice(Kind kind, OptionalInt number) {
    /** The processor. */
    public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, OptionalInt.empty());

    /** The first graphics card. */
    public static final DeviceChoice GPU = new DeviceChoice(Kind.GPU, OptionalInt.empty());

    /** A graphics card if there is one, else the processor. */
    public static final DeviceChoice AUTO = new DeviceChoice(Kind.AUTO, OptionalInt.empty());

    private static final String NUMBERED = "gpu:";

    /** The kinds of devices. */
    public enum Kind {
        /** A graphics card if there is one, else the processor. */
        AUTO,
        /** The processor. */
        CPU,
        /** A graphics card. */
        GPU
    }

    /** @throws IllegalArgumentException if the number is below 0, or given for anything but a graphics card */
    public DeviceChoice {
        if (number.isPresent() && (kind != Kind.GPU || number.getAsInt() < 0)) {
            throw new IllegalArgumentException("only a graphics card has a number, and it is 0 or more");
        }
    }

    /**
     * Reads {@code cpu}, {@code gpu}, {@code gpu:N} or {@code auto}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static DeviceChoice parse(String text) {
        return switch (text) {
            case "cpu" -> CPU;
            case "gpu" -> GPU;
            case "auto" -> AUTO;
            default -> numbered(text);
        };
    }

    private static DeviceChoice numbered(String text) {
        if (text.matches(NUMBERED + "\\d{1,4}")) {
            return new DeviceChoice(Kind.GPU, OptionalInt.of(Integer.parseInt(text.substring(NUMBERED.length()))));
        }
        throw new IllegalArgumentException("a device is cpu, gpu, gpu:N or auto, was " + text);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return switch (kind) {
            case AUTO -> "auto";
            case CPU -> "cpu";
            case GPU -> number.isPresent() ? NUMBERED + number.getAsInt() : "gpu";
        };
    }
}
