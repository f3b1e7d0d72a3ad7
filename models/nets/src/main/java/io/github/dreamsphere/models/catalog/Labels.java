package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads files of class names, one per line: plain names, ImageNet's {@code n01440764 tench, Tinca tinca}, or Places'
 * {@code /a/abbey 0}.
 */
public final class Labels {
    private static final String NAMES = "(synset_words|labels|classes|categor[A-Za-z]*)[A-Za-z0-9_.-]*\\.(txt|csv)";

    private Labels() {}

    /** The names in {@code file}, in order. */
    public static List<String> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            List<String> labels =
                    lines.filter(line -> !line.isBlank()).map(Labels::name).toList();
            if (labels.isEmpty()) {
                throw new NetFileException(file, "contains no class names");
            }
            return labels;
        } catch (java.io.UncheckedIOException e) {
            if (e.getCause() instanceof MalformedInputException) {
                throw new NetFileException(file, "is not a text file of class names");
            }
            throw e.getCause();
        }
    }

    /** The SHA-256, in lower-case hexadecimal, of {@code labels}, as UTF-8 text with one label per line. */
    public static String digest(List<String> labels) {
        String text = labels.stream().map(label -> label + "\n").collect(Collectors.joining());
        return Checksum.of(text.getBytes(StandardCharsets.UTF_8), "SHA-256").hex();
    }

    /** The names in the file of {@code folder} whose name is that of a label file; empty if there is none. */
    static List<String> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> found = files.filter(
                            file -> file.getFileName().toString().matches(NAMES))
                    .sorted()
                    .findFirst();
            return found.isPresent() ? read(found.get()) : List.of();
        }
    }

    private static String name(String line) {
        return line.strip().replaceFirst("^n\\d{8}\\s+", "").replaceFirst("^/[a-z]/(\\S+)\\s+\\d+$", "$1");
    }
}
