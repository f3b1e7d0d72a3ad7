package io.github.dreamsphere.app;

import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Events;

/** Opens the door to this machine. */
public final class LocalOpener implements Dreamsphere.Opener {
    @Override
    public Dreamsphere open(Events events) {
        return new LocalDreamsphere(events);
    }
}
