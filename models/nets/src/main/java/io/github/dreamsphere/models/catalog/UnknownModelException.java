package io.github.dreamsphere.models.catalog;

import java.io.IOException;
import java.util.List;

/** There is no net of the given name; the message lists the available ones. */
public final class UnknownModelException extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownModelException(String argument, List<String> atHand) {
        super("there is no net '" + argument + "', and no file or folder of that name; available: "
                + (atHand.isEmpty() ? "none" : String.join(", ", atHand)));
    }
}
