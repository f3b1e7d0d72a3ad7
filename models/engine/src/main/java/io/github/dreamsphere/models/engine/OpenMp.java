package io.github.dreamsphere.models.engine;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * The threads of GNU's OpenMP, on which oneDNN and ND4J compute under Linux: how many there are, and how they wait for
 * each other. By default a waiting thread keeps its core busy for some milliseconds before it sleeps. Beside other
 * programs that makes a pass several times slower, as the core is then missing where there is work.
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

    private static final String THREADS_VARIABLE = "OMP_NUM_THREADS";
    private static final String LIMIT_VARIABLE = "OMP_THREAD_LIMIT";

    /** The first of the numbers in {@link #THREADS_VARIABLE}, one for each level of nesting. */
    private static final Pattern THREADS = Pattern.compile("\\s*(\\d{1,4})\\s*(,.*)?");

    private OpenMp() {}

    /** What can be asked of OpenMP's library, and set for the thread that calls it. */
    private static final class Library {
        /** {@code RTLD_NOW | RTLD_NOLOAD}. */
        private static final int IF_LOADED = 2 | 4;

        /** Null if GNU's OpenMP is not loaded. */
        static final Library LOADED = find();

        private final Function limit;
        private final Function threads;
        private final Function setThreads;

        private Library(Pointer library, Function symbol) {
            limit = function(library, symbol, "omp_get_thread_limit");
            threads = function(library, symbol, "omp_get_max_threads");
            setThreads = function(library, symbol, "omp_set_num_threads");
        }

        private static Function function(Pointer library, Function symbol, String name) {
            return Function.getFunction(symbol.invokePointer(new Object[] {library, name}));
        }

        private static Library find() {
            if (!Platform.isLinux()) {
                return null;
            }
            // Before version 2.34 of the C library these functions were in a library of their own.
            for (String place : List.of("c", "dl")) {
                try {
                    Function open = Function.getFunction(place, "dlopen");
                    Pointer library = open.invokePointer(new Object[] {"libgomp.so.1", IF_LOADED});
                    return library == null ? null : new Library(library, Function.getFunction(place, "dlsym"));
                } catch (LinkageError e) {
                    LoggerFactory.getLogger(OpenMp.class).debug("no dlopen in {}", place, e);
                }
            }
            return null;
        }
    }

    /** Prepares OpenMP. Must be called before its library is loaded, which reads the process's environment then. */
    static void prepare() {
        if (Platform.isLinux()) {
            waitBriefly();
            limitThreads();
        }
    }

    /** Makes the usual number of threads the greatest, unless the environment says what is. */
    private static void limitThreads() {
        String given = System.getenv(THREADS_VARIABLE);
        Matcher number = THREADS.matcher(given == null ? "" : given);
        if (System.getenv(LIMIT_VARIABLE) != null || given != null && !number.matches()) {
            return;
        }
        String threads = given == null ? String.valueOf(Runtime.getRuntime().availableProcessors()) : number.group(1);
        if (given == null) {
            setEnvironment(THREADS_VARIABLE, threads);
        }
        setEnvironment(LIMIT_VARIABLE, threads);
    }

    /** True if there are never more than {@code count} threads, also where more are asked for. */
    static boolean isLimitedTo(int count) {
        return Library.LOADED != null && Library.LOADED.limit.invokeInt(new Object[0]) <= count;
    }

    /** How many threads compute what this thread starts; only where they are {@linkplain #isLimitedTo limited}. */
    static int threads() {
        return Library.LOADED.threads.invokeInt(new Object[0]);
    }

    /** Sets how many threads compute what this thread starts; only where they are limited. */
    static void setThreads(int count) {
        Library.LOADED.setThreads.invokeVoid(new Object[] {count});
    }

    /** Makes waiting threads sleep soon, unless the environment says how they wait. */
    private static void waitBriefly() {
        boolean chosen = System.getenv(SPINS_VARIABLE) != null || System.getenv(POLICY_VARIABLE) != null;
        if (!chosen) {
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
                    .warn("the environment variable {} cannot be set: the engine may be slow", name, e);
        }
    }
}
