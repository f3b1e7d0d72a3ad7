package io.github.dreamsphere.cli;

import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.app.budget.MemorySplit;
import java.util.List;
import joptsimple.OptionException;
import joptsimple.OptionParser;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/**
 * The JVM options for Java's share of what {@code --memory} allows. The launcher asks for them before it starts the
 * command: how large Java's heap may grow is settled when Java starts.
 */
final class HeapOptions {
    /** Memory for nets and native libraries, which lie outside Java's heap. */
    private static final long NATIVE_MEGABYTES = 640;

    /** Most of the heap for new objects: what lives long are a few large arrays, which are not among them. */
    private static final long YOUNG_MEGABYTES = 256;

    private HeapOptions() {}

    /** Prints the options for a command line; nothing without a valid {@code --memory}. */
    public static void main(String[] arguments) {
        System.out.println(of(List.of(arguments)));
    }

    /** The options for a command line, separated by a space; empty without a valid {@code --memory}. */
    static String of(List<String> arguments) {
        OptionParser parser = new OptionParser();
        parser.allowsUnrecognizedOptions();
        OptionSpec<MemorySize> memory =
                parser.accepts("memory").withRequiredArg().ofType(MemorySize.class);
        try {
            OptionSet options = parser.parse(arguments.toArray(String[]::new));
            return options.has(memory) ? of(options.valueOf(memory)) : "";
        } catch (OptionException e) {
            // The command reports what is wrong.
            return "";
        }
    }

    private static String of(MemorySize allowed) {
        long heap = MemorySplit.of(allowed, NATIVE_MEGABYTES).heapMegabytes();
        long young = heap < 3 * YOUNG_MEGABYTES ? heap / 3 : YOUNG_MEGABYTES;
        return "-Xmx" + heap + "m -Xmn" + young + "m";
    }
}
