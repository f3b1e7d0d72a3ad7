package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.Net;

/** A layer must be named, as nobody has chosen one for this net; the message lists the layers. */
public final class NoDefaultLayerException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NoDefaultLayerException(Net net) {
        super("network " + net.name() + " has no default layer; its layers are: " + String.join(", ", net.blobs()));
    }
}
