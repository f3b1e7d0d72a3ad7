package io.github.dreamsphere;

import java.util.Optional;

/** The version of dreamsphere. */
public final class Version {
    private Version() {}

    /** The version of the jar, or a note that the classes are not in a jar. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(run from classes)");
    }
}
