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
 * The OpenVR runtime of vrclient.c, built with gcc, and programs run under it: the loader reads the environment of its
 * process, so each runs in one of its own.
 */
public final class RuntimeDouble {
    private final Path registry;

    /** Builds it in {@code folder}; skips the test where there is no gcc. */
    public RuntimeDouble(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("vrclient.c");
        try (InputStream in = RuntimeDouble.class.getResourceAsStream("vrclient.c")) {
            Files.copy(in, source);
        }
        Path library = Files.createDirectories(folder.resolve("bin/linux64")).resolve("vrclient.so");
        Assumptions.assumeTrue(
                compiles(source, library), "gcc is not installed: the double of the OpenVR runtime cannot be built");
        registry = folder.resolve("openvrpaths.vrpath");
        String json =
                "{\"version\":1,\"jsonid\":\"vrpathreg\",\"runtime\":[\"%s\"],\"config\":[\"%s\"],\"log\":[\"%s\"]}";
        Files.writeString(registry, json.formatted(folder, folder, folder));
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

    /** The environment of a program that finds the double as its runtime, with these variables set. */
    public Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("VR_PATHREG_OVERRIDE", registry.toString());
        return environment;
    }

    /** What {@link HeadsetProgram} prints, with the double as the runtime and these variables set. */
    List<String> run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return started(environment(environment), arguments);
    }

    /** What {@link HeadsetProgram} prints where no runtime is registered. */
    List<String> runWithout() throws IOException, InterruptedException {
        return started(Map.of(
                "VR_PATHREG_OVERRIDE", registry.resolveSibling("missing.vrpath").toString()));
    }

    private static List<String> started(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(
                List.of(java.toString(), "-cp", System.getProperty("java.class.path"), HeadsetProgram.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
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
