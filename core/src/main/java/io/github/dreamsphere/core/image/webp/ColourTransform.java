package io.github.dreamsphere.core.image.webp;

/** Adds shares of green to red and of green and red to blue. */
record ColourTransform(Vp8lTransform.Blocks shares, int transformedWidth) implements Vp8lTransform {
    @Override
    public void invert(int y, int[] argb) {
        for (int x = 0; x < transformedWidth; x++) {
            int share = shares.at(x, y);
            int pixel = argb[x];
            int green = pixel >> 8;
            int red = (pixel >> 16) + product(share, green) & 0xff;
            int blue = pixel + product(share >> 8, green) + product(share >> 16, red) & 0xff;
            argb[x] = pixel & 0xff00ff00 | red << 16 | blue;
        }
    }

    private static int product(int share, int colour) {
        return (byte) share * (byte) colour >> 5;
    }
}
