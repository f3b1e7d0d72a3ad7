package io.github.dreamsphere.viewer.gl;

/** Makes a context to draw pictures with, and says why it cannot. */
final class ContextProgram {
    private ContextProgram() {}

    public static void main(String[] arguments) {
        try (GlContext context = GlContext.offscreen();
                SphereRenderer renderer = new SphereRenderer()) {
            System.out.println("drawn by " + GlLimits.ofContext() + renderer);
        } catch (GraphicsException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }
}
