package io.github.dreamsphere;

import java.util.Optional;

/** The version of dreamsphere. */
public final class Version {
    private Version() {}

    /** The version that the jar was built as. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(run from classes)");
    }
}
