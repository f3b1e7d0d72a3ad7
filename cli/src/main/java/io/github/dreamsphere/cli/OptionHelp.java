package io.github.dreamsphere.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import joptsimple.OptionDescriptor;
import joptsimple.OptionSpec;

/** The text of {@code --help}: usage, description, the options in groups, an example; at most 100 columns wide. */
final class OptionHelp {
    private static final int WIDTH = 100;
    private static final int INDENT = 2;
    /** Where the explanations begin; a longer option stands on a line of its own. */
    private static final int COLUMN = 28;

    private final String usage;
    private final String description;
    private final String example;
    private final Map<String, List<OptionDescriptor>> groups = new LinkedHashMap<>();
    private String group = "Options";

    OptionHelp(String usage, String description, String example) {
        this.usage = usage;
        this.description = description;
        this.example = example;
    }

    void group(String title) {
        group = title;
    }

    void add(OptionSpec<?> option) {
        groups.computeIfAbsent(group, title -> new ArrayList<>()).add((OptionDescriptor) option);
    }

    /** The whole text, without a line end. */
    String text() {
        StringBuilder text = new StringBuilder("Usage: dreamsphere " + usage + "\n\n");
        text.append(wrapped(description, 0)).append('\n');
        groups.forEach((title, options) -> {
            text.append('\n').append(title).append(":\n");
            options.forEach(option -> text.append(line(option)));
        });
        text.append("\nHelp:\n");
        text.append(line("--help", "show this help"));
        text.append(line("--verbose", "print details, and the stack trace of an error"));
        return text.append("\nExample:\n  dreamsphere ").append(example).toString();
    }

    private static String line(OptionDescriptor option) {
        String names = option.options().stream()
                .map(name -> (name.length() == 1 ? "-" : "--") + name)
                .collect(Collectors.joining(", "));
        String value = option.acceptsArguments() ? " " + option.argumentDescription() : "";
        return line(names + value, option.description() + usual(option));
    }

    private static String usual(OptionDescriptor option) {
        List<?> values = option.defaultValues();
        // 10.0 is 10 for a reader.
        return values.isEmpty()
                ? ""
                : " (default: " + Arguments.word(values.get(0)).replaceFirst("^(-?[0-9]+)\\.0$", "$1") + ")";
    }

    private static String line(String option, String explanation) {
        String start = " ".repeat(INDENT) + option;
        String space =
                start.length() + INDENT <= COLUMN ? " ".repeat(COLUMN - start.length()) : "\n" + " ".repeat(COLUMN);
        return start + space + wrapped(explanation, COLUMN) + "\n";
    }

    /** {@code text} in lines that begin at a column and break at spaces. */
    private static String wrapped(String text, int column) {
        StringBuilder lines = new StringBuilder();
        int end = column;
        for (String word : text.strip().split("\\s+")) {
            if (end > column && end + 1 + word.length() > WIDTH) {
                lines.append('\n').append(" ".repeat(column));
                end = column;
            } else if (end > column) {
                lines.append(' ');
                end++;
            }
            lines.append(word);
            end += word.length();
        }
        return lines.toString();
    }
}
