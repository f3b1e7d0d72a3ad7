package io.github.dreamsphere.web.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/** Makes pages of the template: the one of a room's folder, the one that is a whole room, and those of links. */
final class Page {
    /** Begins the element of a room of one file that says what it shows. */
    static final String ROOM_SCRIPT = "<script type=\"application/json\" id=\"room\">";

    private static final String HEAD = "<!-- head -->";
    /** What the page will ask for first, so that it comes beside the modules and not after them. */
    private static final String PRELOAD = "<link rel=\"preload\" href=\"room.json\" as=\"fetch\" crossorigin>\n";

    /** The flat picture beside the page of a folder. */
    private static final String FLAT = "src=\"preview.jpg\"";

    private static final String ROOM = "<!-- room -->";
    private static final String TITLE_BEGIN = "<title>";
    private static final String TITLE_END = "</title>";
    private static final String POLICY_BEGIN = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    private static final String POLICY_END = "\">";
    private static final String STYLE = "<link rel=\"stylesheet\" href=\"room.css\">";
    private static final String SCRIPT = "<script type=\"module\" src=\"js/room.js\"></script>";

    /** What the map of the one-file form calls modules; a relative name has no meaning in one of data. */
    private static final String MAPPED = "room/";

    private static final String START = "import '" + MAPPED + PageFiles.FIRST_MODULE + "';";

    private final RoomFile room;

    Page(RoomFile room) {
        this.room = room;
    }

    /** The page of a folder. */
    String ofFolder() throws IOException {
        String modules = PageFiles.modulesAtOnce().stream()
                .map(name -> "<link rel=\"modulepreload\" href=\"js/" + name + "\">\n")
                .collect(Collectors.joining());
        Optional<String> place = room.places().stream().map(RoomFile::id).findFirst();
        String card = card(room.title(), room.caption(), "", place.map(id -> "s/" + id + "/preview.jpg"));
        String page = titled(PageFiles.page(), room.title());
        return replaced(replaced(page, HEAD, card + PRELOAD + modules), ROOM, "");
    }

    /** The page that holds the whole room; its pictures are in the room's file as data. */
    String ofOneFile() throws IOException {
        String map = importMap();
        String style = "\n" + PageFiles.style();
        String policy = "default-src 'none'; script-src data: " + hash(map) + " " + hash(START) + "; style-src "
                + hash(style) + "; img-src data: blob:; connect-src data:; base-uri 'none'; form-action 'none'";
        String page = between(PageFiles.page(), POLICY_BEGIN, POLICY_END, policy);
        page = titled(page, room.title());
        page = replaced(page, HEAD, description(room.caption()));
        page = replaced(page, FLAT, "src=\"data:,\"");
        page = replaced(page, STYLE, "<style>" + style + "</style>");
        page = replaced(page, ROOM, ROOM_SCRIPT + room.inPage() + "</script>");
        return replaced(
                page,
                SCRIPT,
                "<script type=\"importmap\">" + map + "</script>\n<script type=\"module\">" + START + "</script>");
    }

    private static String importMap() throws IOException {
        ObjectNode map = RoomFile.object();
        ObjectNode imports = map.putObject("imports");
        for (String name : PageFiles.modules()) {
            String module = PageFiles.module(name);
            for (String other : PageFiles.modules()) {
                module = module.replaceAll("([\"'])\\./" + Pattern.quote(other) + "\\1", "$1" + MAPPED + other + "$1");
            }
            imports.put(
                    MAPPED + name, "data:text/javascript;base64," + base64(module.getBytes(StandardCharsets.UTF_8)));
        }
        return map.toString();
    }

    /** The page of a link to a place, which shows a card where links do, and goes on to the place. */
    String ofLink(ObjectNode place) {
        String id = RoomFile.id(place);
        String title = place.path("title").asText();
        String target = "../../index.html#s=" + id;
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                %s<meta http-equiv="refresh" content="0; url=%s">
                </head>
                <body><a href="%s">%s</a></body>
                </html>
                """.formatted(
                StringEscapeUtils.escapeXml10(title),
                card(title, place.path("caption").asText(), "s/" + id + "/", Optional.of("s/" + id + "/preview.jpg")),
                target,
                target,
                StringEscapeUtils.escapeXml10(title));
    }

    /**
     * The tags by which a page shows a card where somebody links to it (Open Graph).
     *
     * @param path of the page, relative to the room's folder
     * @param image relative to the room's folder; left out if the room's address is not known, as it must be whole
     */
    private String card(String title, String caption, String path, Optional<String> image) {
        StringBuilder tags = new StringBuilder(description(caption));
        tags.append(property("og:type", "website")).append(property("og:title", title));
        if (!caption.isBlank()) {
            tags.append(property("og:description", caption));
        }
        room.url().ifPresent(url -> {
            tags.append(property("og:url", url + path));
            image.ifPresent(picture -> tags.append(property("og:image", url + picture))
                    .append(property("og:image:width", "1200"))
                    .append(property("og:image:height", "630")));
            tags.append("<meta name=\"twitter:card\" content=\"summary_large_image\">\n");
        });
        return tags.toString();
    }

    private static String description(String caption) {
        return caption.isBlank()
                ? ""
                : "<meta name=\"description\" content=\"" + StringEscapeUtils.escapeXml10(caption) + "\">\n";
    }

    private static String property(String name, String value) {
        return "<meta property=\"" + name + "\" content=\"" + StringEscapeUtils.escapeXml10(value) + "\">\n";
    }

    private static String titled(String page, String title) {
        return between(page, TITLE_BEGIN, TITLE_END, StringEscapeUtils.escapeXml10(title));
    }

    private static String between(String page, String begin, String end, String text) {
        int from = only(page, begin) + begin.length();
        return page.substring(0, from) + text + page.substring(page.indexOf(end, from));
    }

    private static String replaced(String page, String mark, String text) {
        int at = only(page, mark);
        return page.substring(0, at) + text + page.substring(at + mark.length());
    }

    private static int only(String page, String mark) {
        int at = page.indexOf(mark);
        if (at < 0 || page.indexOf(mark, at + 1) >= 0) {
            throw new IllegalStateException("the page's template must hold this once: " + mark);
        }
        return at;
    }

    /** A hash as a Content-Security-Policy names the text of an element. */
    private static String hash(String text) {
        return "'sha256-" + base64(Digests.sha256(text.getBytes(StandardCharsets.UTF_8))) + "'";
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
