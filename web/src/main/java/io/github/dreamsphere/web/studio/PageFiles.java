package io.github.dreamsphere.web.studio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** The files of the page, which come with the program. */
final class PageFiles {
    private static final String PLACE = "/io/github/dreamsphere/web/";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*\\.(js|css|svg)");
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml");

    private PageFiles() {}

    /** The page itself. */
    static byte[] page() throws IOException {
        return resource("studio/studio.html");
    }

    /** A page that says why there is no other; the message is a sentence of this program. */
    static byte[] refusal(String message) throws IOException {
        String page = new String(resource("studio/refusal.html"), StandardCharsets.UTF_8);
        return page.replace("MESSAGE", StringEscapeUtils.escapeHtml4(message)).getBytes(StandardCharsets.UTF_8);
    }

    /** The icon that browsers show beside the page's title. */
    static void sendIcon(Call call) throws IOException {
        call.send("image/svg+xml", Call.FOR_AN_HOUR, resource("studio/icon.svg"));
    }

    /**
     * Sends a file of the studio's page, or a script that it shares with rooms.
     *
     * @param folder {@code studio} or {@code js}
     * @throws Refusal if there is none
     */
    static void send(Call call, String folder, String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(Refusal.NOT_FOUND, "There is nothing at this address.");
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        call.send(type, "no-cache", resource(folder + "/" + name));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(PLACE + name)) {
            if (in == null) {
                throw new Refusal(Refusal.NOT_FOUND, "There is nothing at this address.");
            }
            return in.readAllBytes();
        }
    }
}
