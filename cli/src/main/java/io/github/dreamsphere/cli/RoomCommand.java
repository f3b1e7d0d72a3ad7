package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.ImageFormats;
import io.github.dreamsphere.core.photosphere.UnknownCoverageException;
import io.github.dreamsphere.web.room.RoomRequest;
import io.github.dreamsphere.web.room.RoomResult;
import io.github.dreamsphere.web.room.Rooms;
import io.github.dreamsphere.web.server.RoomServer;
import io.github.dreamsphere.web.tiles.TileFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code dreamsphere room}: makes a web page of photospheres and their dreams, and shows it. */
final class RoomCommand implements Subcommand {
    private static final Path STANDARD_INPUT = Path.of("-");

    /** An address of the web as a path, in which two slashes are one. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?:/");

    private final Arguments arguments = new Arguments(
            "room PICTURE... -o DIR|ROOM.html [option...]", """
            Makes a web page of photospheres, their dreams and films (MP4), to walk into with a browser, a phone or a
            headset. PICTURE may be a folder; its subfolders are not searched. A dream is shown with the picture that
            its recipe names, or whose name it starts with (lake.jpg, lake-dream.jpg). Put the folder DIR on any web
            server. If DIR is a room, PICTUREs are added to it, or replace those of the same name; other places stay.
            With -o ROOM.html, everything is in one file to send and open, without films and at most 4096 pixels wide;
            a file ROOM.html is replaced, not added to. room --serve DIR shows an existing room.""", "room ORIGINAL.jpg DREAM.jpg -o ROOM --open");

    private final Option<Path> output =
            arguments.group("Output").output("folder of the room, or one file ROOM.html", "DIR");
    private final Option<TileFormat> format = arguments.oneOf(
            "format",
            "format of the pictures: webp makes fewer bytes, jpeg is made faster (default: the room's; of a new one"
                    + " webp)",
            TileFormat.class);
    private final Option<Integer> quality = arguments.whole(
            "quality",
            "quality of the pictures, 1 to 100 (default: the room's; of a new one " + RoomRequest.USUAL_QUALITY + ")",
            "Q",
            NumberRange.whole(1, 100));
    private final Option<String> title =
            arguments.group("Page").text("title", "title of the room (default: the one that it has)", "TEXT");
    private final Option<String> caption = arguments.text("caption", "a sentence or two about the room", "TEXT");
    private final Option<URI> url = arguments.typed(
            "url",
            "the room's address on the web, such as https://example.org/room/; needed for the preview picture when"
                    + " someone shares a link",
            "URL",
            URI.class,
            RoomRequest::url);
    private final Option<Void> serve = arguments
            .group("Showing it")
            .toggle("serve", "show the room to browsers on this machine until Ctrl-C is pressed");
    private final Option<Void> open = arguments.toggle("open", "as --serve, and open it in the browser");
    private final Option<Integer> port =
            arguments.whole("port", "port to serve at (default: a free one)", "N", NumberRange.whole(1, 65535));
    private final Option<String> host = arguments.text(
            "host",
            "serve at this address of the machine, for others on the network too; 0.0.0.0 for all its addresses",
            "ADDRESS");

    @Override
    public String name() {
        return "room";
    }

    @Override
    public String summary() {
        return "makes a web page of photospheres and their dreams, to walk into";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        try {
            return arguments.run(given, terminal, options -> room(options, terminal));
        } catch (UnknownCoverageException e) {
            throw new IOException(e.getMessage() + "; add the tags, or leave the picture out", e);
        }
    }

    private int room(Given given, Terminal terminal) throws IOException {
        boolean serves = given.has(serve) || given.has(open);
        if ((given.has(port) || given.has(host)) && !serves) {
            throw new UsageException("--port and --host need --serve or --open");
        }
        if (given.has(output)) {
            make(given, serves, terminal);
        } else if (serves) {
            requireNothingToMake(given);
            serve(given, folder(given), terminal);
        } else if (given.named().isEmpty()) {
            throw new UsageException("name pictures and, with -o DIR, the folder for the room");
        } else {
            throw new UsageException("say where the room goes: -o DIR or -o ROOM.html");
        }
        return ExitCode.DONE;
    }

    private void make(Given given, boolean serves, Terminal terminal) throws IOException {
        RoomRequest request = request(given);
        if (serves && request.isOneFile()) {
            throw new UsageException("--serve and --open show folders; a room of one file is opened without a server");
        }
        if (serves) {
            RoomServer.check(given.optional(host), port(given));
        }
        print(Rooms.make(request, new TerminalEvents(terminal)), terminal);
        if (serves) {
            serve(given, request.output(), terminal);
        }
    }

    private void requireNothingToMake(Given given) {
        if (Stream.of(title, caption, url, format, quality).anyMatch(given::has)) {
            throw new UsageException(
                    "--title, --caption, --url, --format and --quality need -o: without it, a room is shown as it is");
        }
    }

    private static Path folder(Given given) throws IOException {
        List<Path> named = given.named();
        if (named.size() != 1) {
            throw new UsageException("--serve needs the folder of one room, not " + named.size());
        }
        Path folder = named.get(0);
        if (Files.isRegularFile(folder) && ImageFormats.suffix(folder).equals("html")) {
            throw new FileException(folder, "this room is one file: open it in a browser");
        }
        if (!Files.isDirectory(folder)) {
            throw new FileException(folder, "there is no such folder");
        }
        return folder;
    }

    private RoomRequest request(Given given) throws IOException {
        List<Path> files = given.named();
        for (Path file : files) {
            requireFile(file);
        }
        return arguments.check(() -> new RoomRequest(
                files,
                given.value(output),
                new RoomRequest.Texts(given.optional(title), given.optional(caption)),
                given.optional(url),
                given.optional(format),
                given.optional(quality)));
    }

    private static void requireFile(Path file) {
        if (file.equals(STANDARD_INPUT)) {
            throw new UsageException("room does not read standard input; name files");
        }
        if (ADDRESS.matcher(file.toString()).lookingAt() && !Files.exists(file)) {
            throw new UsageException(file.toString().replaceFirst(":/", "://")
                    + ": addresses are not fetched; download the picture first");
        }
    }

    private static void print(RoomResult result, Terminal terminal) {
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %d %s; pictures and films: %d added, %d replaced, %d unchanged; %.1f s",
                        result.output(),
                        result.places(),
                        result.places() == 1 ? "place" : "places",
                        result.added(),
                        result.replaced(),
                        result.unchanged(),
                        result.seconds()));
    }

    private void serve(Given given, Path folder, Terminal terminal) throws IOException {
        if (!Rooms.isIn(folder)) {
            throw new FileException(folder, "there is no room in it; make one with dreamsphere room PICTURE... -o DIR");
        }
        try (RoomServer server = start(given, folder)) {
            terminal.out().println(server.address() + " shows " + folder + "; Ctrl-C ends it");
            for (URI address : server.addressesForOthers()) {
                terminal.out().println("on the network: " + address);
            }
            if (given.has(open) && !Browser.open(server.address())) {
                terminal.warn("no browser could be started; open " + server.address());
            }
            terminal.awaitInterrupt();
        }
    }

    private RoomServer start(Given given, Path folder) throws IOException {
        return given.has(host)
                ? RoomServer.onNetwork(folder, given.value(host), port(given))
                : RoomServer.onThisMachine(folder, port(given));
    }

    private int port(Given given) {
        return given.optional(port).orElse(RoomServer.ANY_PORT);
    }
}
