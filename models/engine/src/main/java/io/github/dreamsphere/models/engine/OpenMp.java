package io.github.dreamsphere.models.engine;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import org.slf4j.LoggerFactory;

/**
 * How the threads of GNU's OpenMP wait for each other; oneDNN and ND4J compute on them under Linux. By default a waiting
 * thread keeps its core busy for some milliseconds before it sleeps. Beside other programs that makes a pass several
 * times slower, as the core is then missing where there is work.
 */
final class OpenMp {
    /** How often a waiting thread looks before it sleeps; the launcher sets the same. */
    private static final String SPINS_VARIABLE = "GOMP_SPINCOUNT";

    /** About 30 µs: longer than threads wait for each other when nothing else runs. */
    private static final String SPINS = "2000";

    private static final String POLICY_VARIABLE = "OMP_WAIT_POLICY";

    /**
     * The number of looks still counts. But each Java thread that computes has OpenMP threads of its own; when they are
     * more than the cores, OpenMP looks 1,000 times by this policy, otherwise 100 times only: too few, and then each of
     * oneDNN's short kernels waits until a thread wakes up.
     */
    private static final String POLICY = "active";

    private OpenMp() {}

    /**
     * Makes waiting threads sleep soon, unless the environment says how they wait. Must be called before OpenMP's library
     * is loaded, which reads the process's environment then.
     */
    static void waitBriefly() {
        boolean chosen = System.getenv(SPINS_VARIABLE) != null || System.getenv(POLICY_VARIABLE) != null;
        if (!chosen && Platform.isLinux()) {
            setEnvironment(SPINS_VARIABLE, SPINS);
            setEnvironment(POLICY_VARIABLE, POLICY);
        }
    }

    /** Java's own copy of the environment cannot be changed and is not what native libraries read. */
    private static void setEnvironment(String name, String value) {
        try {
            Function.getFunction("c", "setenv").invokeInt(new Object[] {name, value, 1});
        } catch (LinkageError e) {
            LoggerFactory.getLogger(OpenMp.class)
                    .warn("{} cannot be set: the engine will be slow beside other programs", name, e);
        }
    }
}
