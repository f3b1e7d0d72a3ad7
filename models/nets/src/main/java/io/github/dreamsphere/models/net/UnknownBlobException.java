package io.github.dreamsphere.models.net;

import java.util.List;

/** The network has no blob of the given name; the message lists those it has. */
public final class UnknownBlobException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownBlobException(String net, String blob, List<String> blobs) {
        super("net " + net + " has no layer '" + blob + "'; it has: " + String.join(", ", blobs));
    }
}
