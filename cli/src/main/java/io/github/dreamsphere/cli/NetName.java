package io.github.dreamsphere.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The net named beside the options. */
final class NetName {
    private NetName() {}

    /** The one name, folder or file. */
    static String only(Given given) throws IOException {
        List<Path> named = given.files();
        if (named.size() != 1) {
            throw new UsageException("one net is needed, not " + named.size() + "; see dreamsphere models --help");
        }
        return named.get(0).toString();
    }
}
