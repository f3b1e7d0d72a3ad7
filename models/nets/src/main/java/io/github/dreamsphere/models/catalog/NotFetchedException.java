package io.github.dreamsphere.models.catalog;

import java.io.IOException;

/** A net of the catalogue is not in the cache. */
public final class NotFetchedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String name;

    NotFetchedException(String name) {
        super(name + ": this net is known but not fetched yet");
        this.name = name;
    }

    /** The net's name in the catalogue. */
    public String name() {
        return name;
    }
}
