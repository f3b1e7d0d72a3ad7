package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.device.DeviceSpeed;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** {@code dreamsphere devices}: what can run a net on this machine, and how fast it is. */
final class DevicesCommand implements Subcommand {
    private final Arguments arguments = new Arguments("devices", """
            Lists what can run a net on this machine, as dream's --device names it, with the speed of each in 3x3
            convolutions, forward and backward. The measurement takes some seconds.""", "devices");

    @Override
    public String name() {
        return "devices";
    }

    @Override
    public String summary() {
        return "lists what can run a net on this machine, and measures it";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> list(terminal.out()));
    }

    private static int list(PrintStream out) {
        for (DeviceSpeed device : DeviceSpeed.all()) {
            String note = device.software() ? " (computed by the processor)" : "";
            out.println(String.format(
                    Locale.ROOT, "%-6s %8.1f GFLOP/s  %s%s", device.device(), device.gigaflops(), device.name(), note));
        }
        return ExitCode.DONE;
    }
}
