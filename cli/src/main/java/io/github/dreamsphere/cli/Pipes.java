package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.file.Leftovers;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.ImageFormats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Standard input and output, pipes and devices among a command's files. Files are read several times and written in any
 * order, which streams cannot do; so an input is copied to a temporary file first, and a result is copied from one at
 * the end.
 */
final class Pipes implements AutoCloseable {
    private static final String STANDARD = "-";
    private static final Set<String> NAMES_OF_STANDARD_OUTPUT =
            Set.of(STANDARD, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    private final Terminal terminal;
    private final Map<Path, Path> inputs = new LinkedHashMap<>();
    private final Map<Path, Path> outputs = new LinkedHashMap<>();
    private Optional<Path> folder = Optional.empty();

    Pipes(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The file to read for {@code given}: a copy of what comes through it if it is a stream, else itself. */
    Path input(Path given) throws IOException {
        if (!isStandard(given) && !OutputFile.isStream(given)) {
            return given;
        }
        if (!inputs.containsKey(given)) {
            inputs.put(given, copied(given));
        }
        return inputs.get(given);
    }

    /** Whether {@code file} is the copy of a stream, so that nothing can be written beside it. */
    boolean isCopy(Path file) {
        return inputs.containsValue(file);
    }

    private Path copied(Path stream) throws IOException {
        Path copy = temporary("input");
        try (InputStream in = isStandard(stream) ? System.in : Files.newInputStream(stream)) {
            Files.copy(in, copy);
        }
        terminal.show(copy, stream.toString());
        return copy;
    }

    /**
     * The file to write for {@code given}: a temporary one if it is a stream, else itself. The result for a stream is of
     * the format before a colon, as in {@code png:-}; without one it is of the format of {@code source}, or a JPEG.
     */
    Path output(Path given, Optional<Path> source) throws IOException {
        Optional<String> format = standardFormat(given);
        if (format.isEmpty() && (!OutputFile.isStream(given) || ImageFormats.isWritable(given))) {
            return given;
        }
        String suffix = format.orElse("");
        if (suffix.isEmpty()) {
            suffix = source.isPresent() ? ImageFormats.suffixForCopyOf(source.get()) : "jpg";
        }
        Path file = temporary("output." + suffix);
        outputs.put(file, given);
        if (format.isPresent()) {
            terminal.reserveOut();
        }
        terminal.show(file, given.toString());
        return file;
    }

    /** The format before the colon if {@code given} is standard output, or an empty text; else nothing. */
    private static Optional<String> standardFormat(Path given) {
        String name = given.toString();
        if (NAMES_OF_STANDARD_OUTPUT.contains(name)) {
            return Optional.of("");
        }
        return ImageFormats.writable().stream()
                .filter(format -> name.equals(format + ":" + STANDARD))
                .findFirst();
    }

    private static boolean isStandard(Path given) {
        return given.toString().equals(STANDARD);
    }

    private Path temporary(String name) throws IOException {
        if (folder.isEmpty()) {
            folder = Optional.of(Files.createTempDirectory("dreamsphere"));
        }
        int others = inputs.size() + outputs.size();
        return folder.get().resolve(others == 0 ? name : others + "-" + name);
    }

    /** Copies the results to their streams. */
    void deliver() throws IOException {
        for (Map.Entry<Path, Path> output : outputs.entrySet()) {
            if (!Files.exists(output.getKey())) {
                continue;
            }
            if (standardFormat(output.getValue()).isPresent()) {
                Files.copy(output.getKey(), terminal.reserveOut());
                terminal.reserveOut().flush();
            } else {
                OutputFile.writeInto(output.getValue(), output.getKey());
            }
        }
    }

    /** Deletes the temporary files. */
    @Override
    public void close() throws IOException {
        if (folder.isPresent()) {
            Leftovers.deleteTree(folder.get());
        }
    }
}
