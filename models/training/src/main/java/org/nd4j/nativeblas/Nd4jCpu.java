package org.nd4j.nativeblas;

/**
 * Brings DL4J's oneDNN layers back. DL4J 1.0.0-M2.1 asks by reflection for {@code Nd4jCpu$Environment} under this very
 * name, where ND4J had it until M2; ND4J M2.1 moved the class, so DL4J finds nothing and turns its oneDNN layers off
 * without a word, which makes training four to six times slower. This class answers what DL4J asks and does nothing
 * else; delete it with the first DL4J that looks in the right place.
 */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** The two methods that DL4J's {@code BaseMKLDNNHelper} calls. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        /** The one instance. */
        public static Environment getInstance() {
            return INSTANCE;
        }

        /** True: the natives this project depends on are the oneDNN ones. */
        public boolean isUseMKLDNN() {
            return true;
        }
    }
}
