package io.github.dreamsphere.models.catalog;

import java.io.IOException;
import java.util.List;

/** A net was asked for that is neither at hand nor known; the message says which are. */
public final class UnknownModelException extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownModelException(String argument, List<String> atHand) {
        super("there is no net '" + argument + "', and no file or folder of that name; at hand: "
                + (atHand.isEmpty() ? "none" : String.join(", ", atHand)));
    }
}
