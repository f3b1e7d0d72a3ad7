package io.github.dreamsphere.web.room;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The files of the page that come with the program. The build makes them of readable modules, see web/README.md. */
final class PageFiles {
    /** The module that begins. */
    static final String FIRST_MODULE = "room.js";

    private static final String PLACE = "/io/github/dreamsphere/web/";
    private static final String MADE = "page/";

    /** How a module says which other one it needs at once. */
    private static final Pattern IMPORT = Pattern.compile("from\\s*[\"']\\./([^\"']+)[\"']");

    private PageFiles() {}

    /** The page with its marks. */
    static String page() throws IOException {
        return resource("room.html");
    }

    /** The style sheet. */
    static String style() throws IOException {
        return resource(MADE + "room.css");
    }

    /** The names of the modules. */
    static List<String> modules() throws IOException {
        return resource(MADE + "js/modules.txt").lines().toList();
    }

    /** The names of the modules without which nothing can be shown; others are loaded when they are needed. */
    static List<String> modulesAtOnce() throws IOException {
        List<String> names = new ArrayList<>(List.of(FIRST_MODULE));
        for (int i = 0; i < names.size(); i++) {
            IMPORT.matcher(module(names.get(i)))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !names.contains(name))
                    .toList()
                    .forEach(names::add);
        }
        return names;
    }

    /** The text of a module. */
    static String module(String name) throws IOException {
        return resource(MADE + "js/" + name);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(PLACE + name)) {
            if (in == null) {
                throw new IOException(PLACE + name + ": is missing from this build; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
