package io.github.dreamsphere.cli;

import java.util.Optional;

/** Which dreamsphere this is. */
final class Version {
    private Version() {}

    /** The version the jar was built as. */
    static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(run from classes)");
    }
}
