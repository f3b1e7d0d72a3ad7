package io.github.dreamsphere.models.train;

/**
 * Switches DL4J's oneDNN layers on. They are off by default in 1.0.0-M2.1, at the price of four to six times the
 * training time; the other half of the remedy is {@link org.nd4j.nativeblas.Nd4jCpu}.
 */
public final class OneDnnLayers {
    private static final String DISABLE_PROPERTY = "org.eclipse.deeplearning4j.helpers.disable";

    private OneDnnLayers() {}

    /** To be called before a graph is built: DL4J reads the property as it makes each layer. */
    public static void enable() {
        System.setProperty(DISABLE_PROPERTY, "false");
    }
}
