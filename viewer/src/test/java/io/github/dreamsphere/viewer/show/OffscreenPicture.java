package io.github.dreamsphere.viewer.show;

import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.SharedContext;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.load.Loader;

/** A stage and a loader that fills it, in a context without a display. */
public final class OffscreenPicture implements AutoCloseable {
    private final GlContext context = GlContext.offscreen();
    private final SharedContext uploads = new SharedContext(context);
    private final Loader loader = new Loader(uploads, GlLimits.ofContext(), FileHints.NONE);
    private final ShownPicture shown = new ShownPicture(loader);

    /** Nothing is shown yet. */
    public OffscreenPicture() throws GraphicsException {}

    public Loader loader() {
        return loader;
    }

    public ShownPicture shown() {
        return shown;
    }

    @Override
    public void close() {
        loader.close();
        shown.close();
        uploads.close();
        context.close();
    }
}
