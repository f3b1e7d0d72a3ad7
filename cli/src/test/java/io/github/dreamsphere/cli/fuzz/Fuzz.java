package io.github.dreamsphere.cli.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tries damaged inputs of all formats in processes of their own and prints a table: {@code benchmarks/fuzz [INPUTS [SEED
 * [FORMAT...]]]}. An escape is whatever is neither a success nor an exception that names the file: other exceptions, the
 * end of the process, more than ten seconds, a cut or damaged file that is read as something other than the intact one. Inputs that
 * escaped stay in the folder that is printed.
 */
final class Fuzz {
    private static final int SLOWEST_MILLISECONDS = 10_000;
    private static final long SECONDS_TO_WAIT = 120;
    private static final String HEAP = "-Xmx1g";

    private final long seed;
    private final Path folder;
    private final Map<String, Escape> escapes = new TreeMap<>();
    private long allInputs;

    /** The first escape of a kind, and how many there were. */
    private record Escape(String format, int number, String what, int count) {}

    private Fuzz(long seed, Path folder) {
        this.seed = seed;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int inputs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 150_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        List<String> names = arguments.length > 2 ? List.of(arguments).subList(2, arguments.length) : Formats.names();
        Fuzz fuzz = new Fuzz(seed, Files.createTempDirectory("dreamsphere-fuzz"));
        System.out.println("seed " + seed + ", heap " + HEAP + "\n");
        System.out.println("| format | inputs | read | refused | escapes | slowest s | most memory MB |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (String name : names) {
            fuzz.run(name, (inputs + names.size() - 1) / names.size());
        }
        fuzz.printEscapes();
    }

    private void printEscapes() {
        System.out.println("\n" + allInputs + " inputs, " + escapes.size() + " kinds of escapes");
        escapes.values().stream()
                .sorted(Comparator.comparing(Escape::format).thenComparing(Escape::number))
                .forEach(escape -> System.out.println(
                        "- " + escape.format + " " + escape.number + " (" + escape.count + " times): " + escape.what));
        if (!escapes.isEmpty()) {
            System.out.println("inputs that escaped are in " + folder);
            System.exit(1);
        }
    }

    /** Counts of one format. */
    private static final class Row {
        private final Map<Verdict.Kind, Integer> counts = new TreeMap<>();
        private long slowest;
        private long peak;
    }

    private void run(String format, int inputs) throws Exception {
        Row row = new Row();
        for (int next = 0; next < inputs; ) {
            next = runWorker(format, next, inputs - next, row);
        }
        allInputs += inputs;
        System.out.printf(
                "| %s | %d | %d | %d | %d | %.1f | %d |%n",
                format,
                inputs,
                row.counts.getOrDefault(Verdict.Kind.READ, 0),
                row.counts.getOrDefault(Verdict.Kind.REFUSED, 0),
                row.counts.getOrDefault(Verdict.Kind.ESCAPED, 0),
                row.slowest / 1000.0,
                row.peak);
    }

    /** Runs one process; returns the number of the input after the last one that it tried. */
    private int runWorker(String format, int first, int inputs, Row row) throws Exception {
        Path current = folder.resolve("current");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FuzzWorker.class.getName(),
                        format,
                        String.valueOf(seed),
                        String.valueOf(first),
                        String.valueOf(inputs),
                        current.toString())
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        AtomicLong lastLine = new AtomicLong(System.nanoTime());
        Thread watch = new Thread(() -> endIfStuck(process, lastLine));
        watch.setDaemon(true);
        watch.start();
        int at = first - 1;
        boolean isOpen = false;
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lastLine.set(System.nanoTime());
                if (line.startsWith("at ")) {
                    at = Integer.parseInt(line.substring(3));
                    isOpen = true;
                } else if (line.startsWith("peak ")) {
                    row.peak = Math.max(row.peak, Long.parseLong(line.substring(5)));
                } else if (line.matches("(READ|REFUSED|ESCAPED) \\d+ .*")) {
                    isOpen = false;
                    count(format, at, line.split(" ", 3), row);
                }
            }
        }
        int code = process.waitFor();
        if (isOpen) {
            record(format, at, "the process ended with code " + code, row);
        } else if (code != 0) {
            throw new IOException(
                    "a process ended with code " + code + ":\n" + Files.readString(folder.resolve("errors.txt")));
        }
        return at + 1;
    }

    private static void endIfStuck(Process process, AtomicLong lastLine) {
        while (process.isAlive()) {
            if (System.nanoTime() - lastLine.get() > TimeUnit.SECONDS.toNanos(SECONDS_TO_WAIT)) {
                process.destroyForcibly();
                return;
            }
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void count(String format, int number, String[] parts, Row row) throws IOException {
        long milliseconds = Long.parseLong(parts[1]);
        row.slowest = Math.max(row.slowest, milliseconds);
        Verdict.Kind kind = Verdict.Kind.valueOf(parts[0]);
        if (kind == Verdict.Kind.ESCAPED) {
            record(format, number, parts[2], row);
        } else if (milliseconds > SLOWEST_MILLISECONDS) {
            record(format, number, "took " + milliseconds / 1000 + " s", row);
        } else {
            row.counts.merge(kind, 1, Integer::sum);
        }
    }

    private void record(String format, int number, String what, Row row) throws IOException {
        row.counts.merge(Verdict.Kind.ESCAPED, 1, Integer::sum);
        String cause = format + " " + new Verdict(Verdict.Kind.ESCAPED, what).cause();
        Escape known = escapes.get(cause);
        if (known != null) {
            escapes.put(cause, new Escape(known.format, known.number, known.what, known.count + 1));
            return;
        }
        escapes.put(cause, new Escape(format, number, what, 1));
        Path kept = Files.createDirectories(folder.resolve(format + "-" + number));
        Input.write(inputFiles(format, number), kept);
    }

    /** The files of an input, made again from its number. */
    private Map<String, byte[]> inputFiles(String format, int number) throws IOException {
        Input input = Formats.named(format).input(seed, number);
        Map<String, byte[]> files = new TreeMap<>(input.sample());
        files.put(input.name(), input.content());
        return files;
    }
}
