package io.github.dreamsphere.core.image.webp;

/**
 * Converts a row of luma and the rows of chroma at half the size around it to RGB: ITU-R BT.601, studio range. Chroma is
 * interpolated from the four nearest samples, weighted 9:3:3:1, rounded as libwebp does by default.
 */
final class YuvRow {
    private static final int OPAQUE = 0xff << 24;

    private final int width;
    private final int[] u;
    private final int[] v;

    YuvRow(int width) {
        this.width = width;
        u = new int[width];
        v = new int[width];
    }

    /**
     * A plane of chroma and where two of its rows begin.
     *
     * @param near the row nearest to that of luma
     * @param far the next nearest, or the same at the edge of the picture
     */
    record Chroma(byte[] plane, int near, int far) {}

    void convert(byte[] luma, int lumaStart, Chroma first, Chroma second, int[] argb) {
        interpolate(first, u);
        interpolate(second, v);
        for (int x = 0; x < width; x++) {
            int y = (luma[lumaStart + x] & 0xff) * 19077 >> 8;
            int red = y + (v[x] * 26149 >> 8) - 14234;
            int green = y - (u[x] * 6419 >> 8) - (v[x] * 13320 >> 8) + 8708;
            int blue = y + (u[x] * 33050 >> 8) - 17685;
            argb[x] = OPAQUE | sample(red) << 16 | sample(green) << 8 | sample(blue);
        }
    }

    private static int sample(int value) {
        return Vp8Transform.clamp(value >> 6);
    }

    private void interpolate(Chroma chroma, int[] out) {
        byte[] plane = chroma.plane;
        int near = plane[chroma.near] & 0xff;
        int far = plane[chroma.far] & 0xff;
        out[0] = 3 * near + far + 2 >> 2;
        for (int x = 1; 2 * x - 1 < width; x++) {
            boolean isLast = 2 * x >= width;
            if (isLast) {
                out[2 * x - 1] = 3 * near + far + 2 >> 2;
                return;
            }
            int nextNear = plane[chroma.near + x] & 0xff;
            int nextFar = plane[chroma.far + x] & 0xff;
            int sum = near + nextNear + far + nextFar + 8;
            out[2 * x - 1] = (sum + 2 * (nextNear + far) >> 3) + near >> 1;
            out[2 * x] = (sum + 2 * (near + nextFar) >> 3) + nextNear >> 1;
            near = nextNear;
            far = nextFar;
        }
    }
}
