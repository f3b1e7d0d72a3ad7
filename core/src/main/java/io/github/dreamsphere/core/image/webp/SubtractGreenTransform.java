package io.github.dreamsphere.core.image.webp;

/** Adds green to red and blue. */
record SubtractGreenTransform(int transformedWidth) implements Vp8lTransform {
    @Override
    public void invert(int y, int[] argb) {
        for (int x = 0; x < transformedWidth; x++) {
            int pixel = argb[x];
            int green = pixel >> 8 & 0xff;
            int redAndBlue = (pixel & 0xff00ff) + (green << 16 | green) & 0xff00ff;
            argb[x] = pixel & 0xff00ff00 | redAndBlue;
        }
    }
}
