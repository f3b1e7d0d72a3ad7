package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;

/** The tiles into which a picture is cut for a network, all of one size. */
public record Tiling(AdjacentTiles horizontal, AdjacentTiles vertical) {
    /** Tiles for {@code net} of at most {@code largestWidth} × {@code largestHeight} pixels of the picture. */
    public static Tiling of(Surface surface, SuperResolutionNet net, int largestWidth, int largestHeight) {
        return new Tiling(
                AdjacentTiles.of(surface.width(), largestWidth, net.alignment()),
                AdjacentTiles.of(surface.height(), largestHeight, net.alignment()));
    }

    /** The number of tiles. */
    public long count() {
        return (long) horizontal.count() * vertical.count();
    }

    int tileHeight() {
        return vertical.size();
    }

    /** The width in pixels of the network's input for a tile. */
    public int inputWidth(SuperResolutionNet net) {
        return horizontal.size() * net.repeat() + 2 * net.margin();
    }

    /** The height in pixels of the network's input for a tile. */
    public int inputHeight(SuperResolutionNet net) {
        return vertical.size() * net.repeat() + 2 * net.margin();
    }
}
