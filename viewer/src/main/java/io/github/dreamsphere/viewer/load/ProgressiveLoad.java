package io.github.dreamsphere.viewer.load;

import static org.lwjgl.opengl.GL33C.glFinish;

import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.ReadObserver;
import io.github.dreamsphere.core.image.SrgbColours;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.scene.CellCutter;
import io.github.dreamsphere.viewer.scene.CellOrder;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.ImagePart;
import io.github.dreamsphere.viewer.scene.Overview;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A panorama on its way from its file to the graphics card: first an overview, of a small version of the picture where
 * there is one, else of the rows read so far, again and again; then all of it, cell by cell. On the loader's thread.
 */
final class ProgressiveLoad {
    /** The first picture, of however few rows, is shown after this long, so that opening never looks like waiting. */
    private static final double SECONDS_TO_FIRST = 0.2;

    private static final double SECONDS_TO_NEXT = 0.2;

    private final Path file;
    private final FileHints hints;
    private final GlLimits limits;
    private final BooleanSupplier isStale;
    private final Supplier<Vec3> gaze;
    private final Consumer<LoadedPanorama> show;
    private Optional<PanoramaHeader> header = Optional.empty();
    private Optional<LoadedPanorama> panorama = Optional.empty();
    private boolean isShown;

    /**
     * @param hints what to go by instead of what the file says
     * @param isStale whether the panorama is no longer wanted
     * @param gaze where the viewer looks, in the world
     * @param show told once, when there is something to see
     */
    ProgressiveLoad(
            Path file,
            FileHints hints,
            GlLimits limits,
            BooleanSupplier isStale,
            Supplier<Vec3> gaze,
            Consumer<LoadedPanorama> show) {
        this.file = file;
        this.hints = hints;
        this.limits = limits;
        this.isStale = isStale;
        this.gaze = gaze;
        this.show = show;
    }

    /** What has been made on the graphics card, finished or not. */
    Optional<LoadedPanorama> panorama() {
        return panorama;
    }

    /** Whether it has been shown. */
    boolean isShown() {
        return isShown;
    }

    /**
     * Reads the file, showing what there is of it.
     *
     * @throws IOException if it cannot be read or is no photosphere
     * @throws CancellationException if it is no longer wanted
     */
    Panorama read() throws IOException {
        Picture picture = ImageReader.read(file, new Watch());
        checkWanted();
        Panorama whole = PanoramaFile.of(header.orElseThrow(), picture);
        if (!isShown) {
            overview(whole);
            reveal();
        }
        return whole;
    }

    /** Uploads the whole, beginning where the viewer looks. */
    void upload(Panorama whole) {
        LoadedPanorama loaded = panorama.orElseThrow();
        Rotation imageFromWorld = loaded.pose().worldFromImage().inverse();
        CellOrder order = new CellOrder(loaded.left().layout(), whole.left().area());
        CellCutter left = new CellCutter(whole.left(), loaded.left().layout(), false);
        CellCutter right = new CellCutter(whole.right(), loaded.right().layout(), false);
        while (order.hasNext()) {
            int cell = order.next(imageFromWorld.apply(gaze.get()));
            cell(cell, left, loaded.left());
            if (whole.isStereo()) {
                cell(cell, right, loaded.right());
            }
        }
        overview(whole);
    }

    private void overview(Panorama whole) {
        LoadedPanorama loaded = panorama.orElseThrow();
        for (Eye eye : whole.isStereo() ? Eye.values() : new Eye[] {Eye.LEFT}) {
            SphereTexture texture = loaded.texture(eye);
            SphereImage picture = whole.image(eye);
            texture.uploadOverview(new Overview(picture.area(), texture.layout())
                    .fill(picture.image())
                    .levels());
        }
        glFinish();
    }

    private void cell(int cell, CellCutter cutter, SphereTexture texture) {
        checkWanted();
        texture.uploadCell(cell, cutter.cell(cell));
        glFinish();
        texture.setReady(cell);
    }

    private void checkWanted() {
        if (isStale.getAsBoolean()) {
            throw new CancellationException(file + " is no longer wanted");
        }
    }

    private void reveal() {
        if (!isShown) {
            isShown = true;
            show.accept(panorama.orElseThrow());
        }
    }

    /** Hears how far the file has been read. */
    private final class Watch implements ReadObserver {
        private final long start = System.nanoTime();
        private double due = SECONDS_TO_FIRST;
        private Overview left;
        private Overview right;
        private Optional<IccProfile> profile = Optional.empty();
        private boolean hasSmall;

        @Override
        public void begun(int width, int height, Metadata metadata) throws IOException {
            PanoramaHeader said = PanoramaHeader.of(file, width, height, metadata, hints);
            SphereTexture leftTexture = new SphereTexture(said.area(), limits);
            SphereTexture rightTexture = said.isStereo() ? new SphereTexture(said.area(), limits) : leftTexture;
            header = Optional.of(said);
            profile = metadata.icc();
            panorama = Optional.of(new LoadedPanorama(said.name(), said.pose(), leftTexture, rightTexture));
            left = new Overview(said.area(), leftTexture.layout());
            right = new Overview(said.area(), leftTexture.layout());
        }

        @Override
        public void small(Image small) {
            header.orElseThrow()
                    .unfoldedPreview(SrgbColours.apply(small, profile))
                    .ifPresent(sphere -> {
                        hasSmall = true;
                        show(sphere, sphere.height());
                    });
        }

        @Override
        public void rows(Image picture, int rows) {
            checkWanted();
            double seconds = (System.nanoTime() - start) / 1e9;
            boolean isSphere = header.orElseThrow().layout().isEmpty();
            if (isSphere && !hasSmall && seconds >= due) {
                due = seconds + SECONDS_TO_NEXT;
                show(picture, rows);
            }
        }

        private void show(Image image, int rows) {
            LoadedPanorama loaded = panorama.orElseThrow();
            upload(left.fill(image, part(Eye.LEFT, image), rows), loaded.left());
            if (loaded.right() != loaded.left()) {
                upload(right.fill(image, part(Eye.RIGHT, image), rows), loaded.right());
            }
            glFinish();
            if (!left.isEmpty()) {
                reveal();
            }
        }

        private void upload(Overview overview, SphereTexture texture) {
            texture.uploadOverview(overview.levels());
        }

        private ImagePart part(Eye eye, Image image) {
            return header.orElseThrow().stereo().part(eye, image.width(), image.height());
        }
    }
}
