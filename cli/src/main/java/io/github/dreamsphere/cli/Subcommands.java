package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.catalog.Models;
import java.util.List;

/** Every subcommand, in the order in which the help lists them. */
final class Subcommands {
    private Subcommands() {}

    static List<Subcommand> all() {
        return List.of(
                new DemoCommand(),
                new DreamCommand(),
                new RecipeCommand(),
                new JourneyCommand(),
                new UpscaleCommand(),
                new CompareCommand(),
                new MeasureDreamCommand(Models::ofProcess),
                new MeasureUpscalerCommand(),
                new ViewCommand(),
                new ModelsCommand(Models::ofProcess),
                new AtlasCommand(),
                new TrainCommand(Models::ofProcess),
                new TrainUpscalerCommand());
    }
}
