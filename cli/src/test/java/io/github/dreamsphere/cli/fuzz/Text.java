package io.github.dreamsphere.cli.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages texts: TOML, JSON, XML, prototxt, CSV. */
final class Text {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\n]*\"");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775807",
            "99999999999999999999",
            "1e308",
            "1e999",
            "-1e-320",
            "NaN",
            "Infinity",
            "-inf",
            "0.5",
            "1.5",
            "65536",
            "1000000",
            "0x10",
            "",
            "1_0",
            "true",
            "null",
            "[]",
            "{}",
            "\"\"",
            "[1, 2, 3]");
    private static final List<String> WORDS = List.of(
            "",
            "x",
            "\u0000",
            "\uD83D\uDE00",
            "true",
            "null",
            "\n",
            "\t",
            "%s",
            "../x",
            "/",
            "\\",
            "NaN",
            "a.b",
            "[",
            "]",
            "{",
            "}",
            "<",
            ">",
            "&amp;",
            "&#0;",
            "\"",
            "'");
    private static final List<String> BRACKETS = List.of("[", "{", "(", "<a>", "\"", "layer { ", "[[", "a.");

    private Text() {}

    /** One to four changes of numbers, words, quotes, lines and nesting; sometimes of bytes. */
    static byte[] damaged(byte[] seed, byte[] other, Random random) {
        if (random.nextInt(5) == 0) {
            return Bytes.damaged(seed, other, random);
        }
        // Each byte is a character, so that bytes that are no text stay as they are.
        String text = new String(seed, StandardCharsets.ISO_8859_1);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            text = changed(text, new String(other, StandardCharsets.ISO_8859_1), random);
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String changed(String text, String other, Random random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> exchanged(text, NUMBER, chosen(NUMBERS, random), random);
            case 3 -> exchanged(text, WORD, word(other, random), random);
            case 4 -> exchanged(text, QUOTED, chosen(NUMBERS, random), random);
            case 5 -> lines(text, random);
            case 6 -> nested(text, random);
            default -> inserted(text, latin(chosen(WORDS, random)), random);
        };
    }

    private static String word(String other, Random random) {
        List<MatchResult> words = WORD.matcher(other).results().toList();
        return random.nextBoolean() || words.isEmpty()
                ? latin(chosen(WORDS, random))
                : chosen(words, random).group();
    }

    private static <T> T chosen(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String exchanged(String text, Pattern pattern, String by, Random random) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        if (found.isEmpty()) {
            return inserted(text, by, random);
        }
        MatchResult one = chosen(found, random);
        return text.substring(0, one.start()) + by + text.substring(one.end());
    }

    private static String inserted(String text, String what, Random random) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + what + text.substring(at);
    }

    /** A line, or a part between two brackets of a text without lines, is left out, doubled or moved. */
    private static String lines(String text, Random random) {
        String[] lines = text.split("(?<=[\\n}>])");
        int from = random.nextInt(lines.length);
        String line = lines[from];
        int way = random.nextInt(3);
        if (way != 1) {
            lines[from] = "";
        }
        if (way != 0) {
            int to = random.nextInt(lines.length);
            lines[to] = line.repeat(way == 1 ? 1 + random.nextInt(200) : 1) + lines[to];
        }
        return String.join("", lines);
    }

    private static String nested(String text, Random random) {
        return inserted(text, chosen(BRACKETS, random).repeat(1 << random.nextInt(14)), random);
    }
}
