package io.github.dreamsphere.cli;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.UpscaleRequest;
import java.io.IOException;
import java.util.List;

/** {@code dreamsphere upscale}: enlarges photospheres and pictures. */
final class UpscaleCommand implements Subcommand {
    private final Arguments arguments =
            new Arguments("upscale IN... [-o OUT] [option...]", """
            Enlarges photospheres with a super-resolution net, so that neither the seam nor the poles are visible. IN
            is a file, a folder or - for standard input. Files are read and written in bands, so only the disk limits
            their size.""", "upscale IN.jpg --scale 4 -o OUT.jpg");

    private final InputFlags inputs;
    private final UpscaleFlags upscale;
    private final Option<DeviceChoice> device;

    UpscaleCommand() {
        arguments.group("Input and output");
        inputs = new InputFlags(arguments, "IN's name with the factor added, such as -2x");
        inputs.addResume(arguments, "keep results that exist and are complete");
        upscale = new UpscaleFlags(arguments);
        arguments.group("Device");
        device = DeviceFlag.in(arguments);
    }

    @Override
    public String name() {
        return "upscale";
    }

    @Override
    public String summary() {
        return "enlarges photospheres and pictures";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> upscale(options, terminal));
    }

    private int upscale(Given given, Terminal terminal) throws IOException {
        UpscaleRequest request = upscale.request(given).withDevice(given.value(device));
        Inputs files = inputs.inputs(given);
        TerminalEvents events = new TerminalEvents(terminal);
        try (Dreamsphere dreamsphere = Dreamsphere.open(events)) {
            return events.end(arguments.checkFiles(() -> dreamsphere.upscale(files, request)));
        }
    }
}
