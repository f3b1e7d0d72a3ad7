package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.catalog.Models;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Every subcommand by name, in the order in which the help lists them. */
final class Subcommands {
    private Subcommands() {}

    /** A subcommand is made when it is needed: the options of all of them take longer than a short command may. */
    static Map<String, Supplier<Subcommand>> all() {
        Map<String, Supplier<Subcommand>> all = new LinkedHashMap<>();
        all.put("demo", DemoCommand::new);
        all.put("dream", DreamCommand::new);
        all.put("recipe", RecipeCommand::new);
        all.put("film", FilmCommand::new);
        all.put("journey", JourneyCommand::new);
        all.put("upscale", UpscaleCommand::new);
        all.put("cluster", ClusterCommand::new);
        all.put("compare", CompareCommand::new);
        all.put("measure-dream", () -> new MeasureDreamCommand(Models::ofProcess));
        all.put("measure-upscaler", MeasureUpscalerCommand::new);
        all.put("view", ViewCommand::new);
        all.put("room", RoomCommand::new);
        all.put("studio", StudioCommand::new);
        all.put("devices", DevicesCommand::new);
        all.put("models", () -> new ModelsCommand(Models::ofProcess));
        all.put("atlas", AtlasCommand::new);
        all.put("train", () -> new TrainCommand(Models::ofProcess));
        all.put("train-upscaler", TrainUpscalerCommand::new);
        return all;
    }
}
