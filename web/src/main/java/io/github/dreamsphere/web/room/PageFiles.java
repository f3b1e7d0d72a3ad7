package io.github.dreamsphere.web.room;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The files of the page that come with the program. */
public final class PageFiles {
    private static final String PLACE = "/io/github/dreamsphere/web/";

    private PageFiles() {}

    /** The page with its marks. */
    static String page() throws IOException {
        return resource("room.html");
    }

    /** The style sheet, trimmed. */
    static String style() throws IOException {
        return trimmed(resource("room.css"));
    }

    /** The names of the modules. */
    static List<String> modules() throws IOException {
        return resource("js/modules.txt")
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** A module, trimmed. */
    static String module(String name) throws IOException {
        return trimmed(resource("js/" + name));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(PLACE + name)) {
            if (in == null) {
                throw new IOException(PLACE + name + ": is missing from this build; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * A script or style sheet without what only its authors need: comments that begin a line, comments behind {@code //}
     * and a space at a line's end, indentation and blank lines. The sources hold nothing that this would change.
     */
    public static String trimmed(String source) {
        List<String> kept = new ArrayList<>();
        boolean comment = false;
        for (String line : source.lines().toList()) {
            String text = line.strip();
            boolean begins = text.startsWith("/*");
            if (!comment && !begins && !text.isEmpty() && !text.startsWith("//")) {
                int end = text.indexOf(" // ");
                kept.add(end < 0 ? text : text.substring(0, end).stripTrailing());
            }
            comment = (comment || begins) && !text.contains("*/");
        }
        return String.join("\n", kept) + "\n";
    }
}
