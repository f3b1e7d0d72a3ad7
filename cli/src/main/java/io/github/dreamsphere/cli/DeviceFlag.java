package io.github.dreamsphere.cli;

import io.github.dreamsphere.DeviceChoice;

/** The option {@code --device} of commands that are not described by a recipe. */
final class DeviceFlag {
    private DeviceFlag() {}

    /** Adds the option. */
    static Option<DeviceChoice> in(Arguments arguments) {
        return in(arguments, "");
    }

    /** Adds the option, with {@code when} before its help. */
    static Option<DeviceChoice> in(Arguments arguments, String when) {
        return arguments.typed(
                FieldHelp.DEVICE.fieldName(),
                when + FieldHelp.DEVICE.text(),
                FieldHelp.DEVICE.placeholder(),
                DeviceChoice::parse,
                DeviceChoice.CPU);
    }
}
