package io.github.dreamsphere.models.train;

/**
 * Switches DL4J's oneDNN layers on. They are off by default in 1.0.0-M2.1, which makes training four to six times
 * slower; {@link org.nd4j.nativeblas.Nd4jCpu} is needed as well.
 */
public final class OneDnnLayers {
    private static final String DISABLE_PROPERTY = "org.eclipse.deeplearning4j.helpers.disable";

    private OneDnnLayers() {}

    /** Call it before a graph is built: DL4J reads the property when it creates a layer. */
    public static void enable() {
        System.setProperty(DISABLE_PROPERTY, "false");
    }
}
