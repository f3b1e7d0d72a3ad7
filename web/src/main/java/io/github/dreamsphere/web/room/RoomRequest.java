package io.github.dreamsphere.web.room;

import io.github.dreamsphere.core.image.ImageFormats;
import io.github.dreamsphere.web.tiles.TileFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What to make a room of. Immutable; checks itself.
 *
 * @param sources pictures, MP4 films, and folders of them
 * @param output the folder of the room, which is made, or is empty, or holds a room that is added to; or a file whose name
 *     ends in {@code .html}, which then holds the whole room
 * @param texts the room's title and caption
 * @param url where the room will be on the net, an http or https address of a folder; empty if it is not known
 * @param format of the tiles; if empty, the one that the room was made with, or WebP, or JPEG where WebP cannot be written
 * @param quality of the tiles, 1 to 100; if empty, the one that the room was made with, or {@link #USUAL_QUALITY}
 */
public record RoomRequest(
        List<Path> sources,
        Path output,
        Texts texts,
        Optional<URI> url,
        Optional<TileFormat> format,
        Optional<Integer> quality) {
    /** The quality of the tiles of a new room unless another one is asked for. */
    public static final int USUAL_QUALITY = 85;

    /**
     * What a room calls itself. Control characters become spaces.
     *
     * @param title if empty or blank, the one that the room has, or a usual one
     * @param caption if empty, the one that the room has, or none
     */
    public record Texts(Optional<String> title, Optional<String> caption) {
        /** Leaves the title and the caption as they are. */
        public static final Texts NONE = new Texts(Optional.empty(), Optional.empty());

        public Texts {
            title = title.map(Names::line).filter(text -> !text.isEmpty());
            caption = caption.map(Names::line);
        }
    }

    public RoomRequest {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a room needs pictures: name some, or a folder of them");
        }
        quality.filter(percent -> percent < 1 || percent > 100).ifPresent(percent -> {
            throw new IllegalArgumentException("quality must be 1..100, was " + percent);
        });
        url = url.map(RoomRequest::folder);
    }

    /** A room of these files; the rest is as the room has it, or as usual. */
    public static RoomRequest of(List<Path> sources, Path output) {
        return new RoomRequest(sources, output, Texts.NONE, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The address that {@code text} writes.
     *
     * @throws IllegalArgumentException if it is not one of http or https
     */
    public static URI url(String text) {
        return folder(URI.create(text));
    }

    private static URI folder(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("http", "https").contains(scheme) || address.getHost() == null) {
            throw new IllegalArgumentException("must be an address such as https://example.org/room/, was " + address);
        }
        if (address.getQuery() != null || address.getFragment() != null) {
            throw new IllegalArgumentException("must be the address of a folder, without ? and #, was " + address);
        }
        return address.toString().endsWith("/") ? address : URI.create(address + "/");
    }

    /** Whether the room is to be one file. */
    public boolean isOneFile() {
        return ImageFormats.suffix(output).equals("html");
    }
}
