package io.github.dreamsphere.cli;

import java.nio.file.Path;
import java.util.List;
import joptsimple.OptionSet;

/** The net named beside the options. */
final class NetName {
    private NetName() {}

    /** The one name, folder or file. */
    static String only(Arguments arguments, OptionSet options) {
        List<Path> named = arguments.files(options);
        if (named.size() != 1) {
            throw new UsageException("one net is wanted, not " + named.size() + "; see dreamsphere models --help");
        }
        return named.get(0).toString();
    }
}
