package io.github.dreamsphere.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Where pictures come from and results go. Places are paths of this machine or addresses such as {@code s3a://bucket/x}. */
interface Storage {
    /** The shortest scheme; a single letter is a drive of Windows. */
    int SHORTEST_SCHEME = 2;

    /** The storage of {@code place}. */
    static Storage of(String place, Configuration hadoop) {
        return scheme(place).isEmpty() ? new SharedFolders() : new HadoopStorage(hadoop);
    }

    /** The scheme of an address, in lower case; empty for a path of this machine, also for {@code file:}. */
    static Optional<String> scheme(String place) {
        int colon = place.indexOf(':');
        if (colon < SHORTEST_SCHEME || !place.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]+")) {
            return Optional.empty();
        }
        return Optional.of(place.substring(0, colon).toLowerCase(Locale.ROOT)).filter(scheme -> !scheme.equals("file"));
    }

    /** The last part of {@code place}: the name of a file or folder. */
    static String name(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /** The path of this machine at {@code place}, which has no scheme but {@code file:}. */
    static Path path(String place) {
        return place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place);
    }

    /**
     * The files in {@code folder}, as paths relative to it, in the order of their names; without hidden ones.
     *
     * @param recursive whether to search subfolders
     */
    List<String> list(String folder, boolean recursive) throws IOException;

    /** Whether there is a folder at {@code place}. */
    boolean isFolder(String place) throws IOException;

    /** Whether there is a file or folder at {@code place}. */
    boolean exists(String place) throws IOException;

    /**
     * A file of this machine with what is at {@code place}.
     *
     * @param folder where a copy may be made
     */
    Path fetch(String place, Path folder) throws IOException;

    /**
     * Puts a file at {@code place}, where it appears as a whole and replaces another. Several may do so at once.
     *
     * @param attempt tells this attempt from all others
     */
    void put(Path file, String place, String attempt) throws IOException;

    /** Deletes what attempts that were lost have left beside {@code places}. */
    void sweep(Set<String> places) throws IOException;
}
