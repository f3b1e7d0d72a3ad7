package io.github.dreamsphere.app;

import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Events;

/** Opens the library on this machine. */
public final class LocalProvider implements Dreamsphere.Provider {
    @Override
    public Dreamsphere open(Events events) {
        return new LocalDreamsphere(events);
    }
}
