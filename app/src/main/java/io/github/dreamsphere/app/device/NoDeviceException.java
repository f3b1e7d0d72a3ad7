package io.github.dreamsphere.app.device;

import io.github.dreamsphere.DeviceChoice;
import java.io.IOException;

/** The chosen device cannot be used on this machine. */
public final class NoDeviceException extends IOException {
    NoDeviceException(DeviceChoice choice, Throwable cause) {
        super("the device " + choice + " cannot be used: " + cause.getMessage(), cause);
    }
}
