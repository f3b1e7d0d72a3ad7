package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.Net;

/** The net has no recommended layer, so the user must choose one; the message lists the layers. */
public final class NoDefaultLayerException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NoDefaultLayerException(Net net) {
        super("net " + net.name() + " has no default layer; its layers are: " + String.join(", ", net.blobs()));
    }
}
