package io.github.dreamsphere.web.studio;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Names of things: made at random, or of what a browser calls a file. */
final class Names {
    /** What an id looks like. */
    static final Pattern ID = Pattern.compile("[a-z0-9]{10}");

    private static final int ID_LETTERS = 10;
    private static final int TOKEN_LETTERS = 32;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int MOST_BYTES = 100;
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}/\\\\:*?\"<>|%]");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}

    /** A new id of a picture or a dream. */
    static String id() {
        return random(ID_LETTERS);
    }

    /** A new secret. */
    static String token() {
        return random(TOKEN_LETTERS);
    }

    private static String random(int letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /**
     * The name of a file without folders, without letters that have a meaning to some system, and of at most {@value
     * #MOST_BYTES} bytes; its ending stays.
     */
    static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = UNWANTED.matcher(last)
                .replaceAll("_")
                .strip()
                .replaceFirst("^[.~-]+", "")
                .replaceFirst("[. ]+$", "");
        if (plain.isEmpty() || RESERVED.matcher(plain).matches()) {
            plain = "picture" + (plain.isEmpty() ? "" : "-" + plain);
        }
        int dot = plain.lastIndexOf('.');
        String ending = dot > 0 && plain.length() - dot <= 6 ? plain.substring(dot) : "";
        String stem = plain.substring(0, plain.length() - ending.length());
        return joined(stem, ending);
    }

    /** {@code stem} and {@code ending}, of at most {@value #MOST_BYTES} bytes; the stem is cut for that. */
    static String joined(String stem, String ending) {
        String cut = stem;
        while (cut.getBytes(StandardCharsets.UTF_8).length + ending.length() > MOST_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut + ending;
    }
}
