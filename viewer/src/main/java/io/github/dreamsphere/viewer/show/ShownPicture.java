package io.github.dreamsphere.viewer.show;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.Composition;
import io.github.dreamsphere.viewer.gl.MaskTexture;
import io.github.dreamsphere.viewer.load.LoadEvent;
import io.github.dreamsphere.viewer.load.LoadedPanorama;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.scene.Crossfade;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.GazeReveal;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions of the picture that is shown, and how they are mixed. The picture before stays until the next one can be
 * seen. For the render loop's thread.
 */
public final class ShownPicture implements AutoCloseable {
    private final Loader loader;
    private final MaskTexture mask = new MaskTexture();
    private final List<LoadedPanorama> versions = new ArrayList<>();
    private int request;
    private int shown;
    /** Whether what was asked for last cannot be read. */
    private boolean failed;

    /** The version asked for last, which perhaps has not arrived yet. */
    private int awaited;

    private Crossfade crossfade = new Crossfade(1);
    private GazeReveal reveal = new GazeReveal();
    private boolean reveals;

    /** Shows nothing yet; {@code loader} loads the pictures. */
    public ShownPicture(Loader loader) {
        this.loader = loader;
    }

    /** Asks for the versions of another picture. */
    public void open(List<Path> files) {
        request = loader.request(files);
        failed = false;
        awaited = 0;
    }

    /** Whether nothing is seen yet of what was asked for last, but may be soon. */
    public boolean isWaiting() {
        return shown != request && !failed;
    }

    /** Takes in one thing that the loader has done; empty if there is nothing new. */
    public Optional<LoadEvent> update() {
        Optional<LoadEvent> event = loader.poll();
        event.ifPresent(e -> {
            if (e instanceof LoadEvent.Opened opened) {
                accept(opened);
            } else if (e instanceof LoadEvent.Added added) {
                accept(added);
            } else if (e instanceof LoadEvent.Failed failure) {
                failed |= isCurrent(failure);
                failure.opened().ifPresent(this::withdraw);
            }
        });
        return event;
    }

    /** Whether an event is about what was asked for last. */
    public boolean isCurrent(LoadEvent event) {
        return event.request() == request;
    }

    private void accept(LoadEvent.Opened opened) {
        if (!isCurrent(opened)) {
            loader.discard(opened.panorama());
            return;
        }
        if (shown != request) {
            versions.forEach(loader::discard);
            versions.clear();
            reveal = new GazeReveal();
            crossfade = new Crossfade(1);
            shown = request;
        }
        versions.add(opened.panorama());
        crossfade = crossfade.among(versions.size());
        if (opened.version() == awaited) {
            crossfade.show(versions.size() - 1);
        }
    }

    private void accept(LoadEvent.Added added) {
        if (!isCurrent(added)) {
            loader.discard(added.panorama());
            return;
        }
        versions.add(added.panorama());
        crossfade = crossfade.among(versions.size());
        // It begins as a copy of what is seen: fading would only draw everything twice.
        crossfade.jump(versions.size() - 1);
    }

    /** A version turned out to be broken after its first pixels were shown. */
    private void withdraw(LoadedPanorama panorama) {
        if (versions.remove(panorama)) {
            loader.discard(panorama);
            crossfade = crossfade.among(Math.max(1, versions.size()));
        }
    }

    /** Takes in that the viewer looked along {@code gaze}, a direction in the world, for {@code seconds}. */
    public void tick(double seconds, Vec3 gaze) {
        crossfade.tick(seconds);
        if (revealsNow()) {
            reveal.look(gaze, seconds);
            mask.upload(reveal);
        }
    }

    /** Moves the crossfade on by {@code versions}, which need not be whole. */
    public void blend(double versions) {
        crossfade.move(versions);
    }

    /** Blends from the first version, at 0, to the last, at 1. */
    public void blendTo(double share) {
        crossfade.moveTo(share);
    }

    /** Shows one version, numbered from 0, at once or when it arrives; one that never does is passed over. */
    public void showVersion(int version) {
        reveals = false;
        awaited = version;
        crossfade.show(version);
    }

    /** Begins to reveal the second version where the viewer looks, or ends it. */
    public void toggleReveal() {
        reveals = !reveals;
    }

    /** Whether the gaze reveals one version through another at present. */
    public boolean revealsNow() {
        return reveals && versions.size() > 1;
    }

    /** What {@code eye} sees, or empty before there is any picture. */
    public Optional<Composition> composition(Eye eye) {
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        if (revealsNow()) {
            int last = versions.size() - 1;
            return Optional.of(Composition.reveal(
                    versions.get(0).layer(eye),
                    versions.get(Math.max(1, Math.min(last, crossfade.base() + 1)))
                            .layer(eye),
                    mask));
        }
        int base = crossfade.base();
        double weight = crossfade.weight();
        if (weight == 0 || weight == 1) {
            return Optional.of(Composition.of(versions.get(base + (int) weight).layer(eye)));
        }
        return Optional.of(Composition.crossfade(
                versions.get(base).layer(eye), versions.get(base + 1).layer(eye), weight));
    }

    /** How the picture that is shown stands in the world, or empty before there is any. */
    public Optional<PanoramaPose> pose() {
        return versions.stream().findFirst().map(LoadedPanorama::pose);
    }

    /** What the version that is mostly seen is called, or empty before there is any. */
    public Optional<String> name() {
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(versions.get(crossfade.base() + (crossfade.weight() > 0.5 ? 1 : 0))
                .name());
    }

    /** Frees what is shown; the loader must be closed already. */
    @Override
    public void close() {
        versions.forEach(LoadedPanorama::close);
        mask.close();
    }
}
