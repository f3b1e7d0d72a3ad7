package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.NetFileException;
import java.nio.file.Path;
import java.util.Optional;

/** It is unknown how a picture becomes the input of a net. */
public final class UnknownInputException extends NetFileException {
    private static final long serialVersionUID = 1L;

    private final transient Path place;
    private final transient Optional<InputProposal> proposal;

    UnknownInputException(Path place, Optional<InputProposal> proposal) {
        super(place, "the file does not say how a picture becomes this net's input, and its checksum is unknown");
        this.place = place;
        this.proposal = proposal;
    }

    /** What it probably is; empty if nothing tells. */
    public Optional<InputProposal> proposal() {
        return proposal;
    }

    /** The net's file or folder. */
    public Path place() {
        return place;
    }
}
