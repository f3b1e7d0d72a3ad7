package io.github.dreamsphere.models.catalog;

import java.io.IOException;

/** A net of the catalogue has not been fetched to this machine yet. */
public final class NotFetchedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String name;

    NotFetchedException(String name) {
        super(name + ": this net is known but not here yet");
        this.name = name;
    }

    /** The net's name in the catalogue. */
    public String name() {
        return name;
    }
}
