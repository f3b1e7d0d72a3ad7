package io.github.dreamsphere.viewer.headset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The runtime of vrclient.c or xrruntime.c, built with gcc, and programs run under it: the loader reads the environment of
 * its process, so each runs in one of its own.
 */
public final class RuntimeDouble {
    private static final String OPENVR = "VR_PATHREG_OVERRIDE";
    private static final String OPENXR = "XR_RUNTIME_JSON";

    private final HeadsetChoice kind;
    private final Path registry;

    private RuntimeDouble(HeadsetChoice kind, Path registry) {
        this.kind = kind;
        this.registry = registry;
    }

    /** Builds OpenVR's in {@code folder}; skips the test where there is no gcc. */
    public static RuntimeDouble openVr(Path folder) throws IOException, InterruptedException {
        build("vrclient.c", "OpenVR", folder, folder.resolve("bin/linux64/vrclient.so"));
        Path registry = folder.resolve("openvrpaths.vrpath");
        String json =
                "{\"version\":1,\"jsonid\":\"vrpathreg\",\"runtime\":[\"%s\"],\"config\":[\"%s\"],\"log\":[\"%s\"]}";
        Files.writeString(registry, json.formatted(folder, folder, folder));
        return new RuntimeDouble(HeadsetChoice.OPENVR, registry);
    }

    /** Builds OpenXR's in {@code folder}; skips the test where there is no gcc or OpenXR has no headers. */
    public static RuntimeDouble openXr(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/usr/include/openxr/openxr.h")),
                "libopenxr-dev is not installed: the double of the OpenXR runtime cannot be built");
        Path library = folder.resolve("xrruntime.so");
        build("xrruntime.c", "OpenXR", folder, library);
        Path registry = folder.resolve("runtime.json");
        String json = "{\"file_format_version\":\"1.0.0\",\"runtime\":{\"library_path\":\"%s\"}}";
        Files.writeString(registry, json.formatted(library));
        return new RuntimeDouble(HeadsetChoice.OPENXR, registry);
    }

    private static void build(String name, String standard, Path folder, Path library)
            throws IOException, InterruptedException {
        Path source = folder.resolve(name);
        try (InputStream in = RuntimeDouble.class.getResourceAsStream(name)) {
            Files.copy(in, source);
        }
        Files.createDirectories(library.getParent());
        Assumptions.assumeTrue(
                compiles(source, library),
                "gcc is not installed: the double of the " + standard + " runtime cannot be built");
    }

    private static boolean compiles(Path source, Path library) throws IOException, InterruptedException {
        try {
            List<String> command = List.of(
                    "gcc", "-shared", "-fPIC", "-O1", "-w", "-o", library.toString(), source.toString(), "-ldl", "-lm");
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The environment of a program that finds the double as its only runtime, with these variables set. */
    public Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        String missing = registry.resolveSibling("missing").toString();
        environment.put(OPENVR, kind == HeadsetChoice.OPENVR ? registry.toString() : missing);
        environment.put(OPENXR, kind == HeadsetChoice.OPENXR ? registry.toString() : missing);
        return environment;
    }

    /** What {@link HeadsetProgram} prints, with the double as the runtime and these variables set. */
    List<String> run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return started(kind, environment(environment), arguments);
    }

    /** What {@link HeadsetProgram} prints with {@code choice} where no runtime is registered. */
    List<String> runWithout(HeadsetChoice choice) throws IOException, InterruptedException {
        String missing = registry.resolveSibling("missing").toString();
        return started(choice, Map.of(OPENVR, missing, OPENXR, missing));
    }

    private static List<String> started(HeadsetChoice choice, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HeadsetProgram.class.getName(),
                choice.name()));
        command.addAll(List.of(arguments));
        // What a loader prints on its own would be among the lines.
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = new ArrayList<>(process.inputReader().lines().toList());
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        lines.add("exit " + process.exitValue());
        return lines;
    }
}
