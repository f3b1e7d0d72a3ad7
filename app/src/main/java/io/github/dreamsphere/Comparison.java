package io.github.dreamsphere;

import java.util.Optional;

/**
 * How much two pictures differ.
 *
 * @param psnr peak signal-to-noise ratio over red, green and blue, in dB; infinite if the pictures are equal
 * @param ssim structural similarity of the brightness, at most 1
 * @param sphere further scores; empty unless both pictures are full spheres
 */
public record Comparison(double psnr, double ssim, Optional<OfSpheres> sphere) {
    /**
     * Scores of two full spheres, weighted by solid angle.
     *
     * @param wsPsnr weighted PSNR in dB
     * @param wsSsim weighted SSIM
     * @param first how visible the first picture's seam and poles are
     * @param second how visible the second picture's seam and poles are
     */
    public record OfSpheres(double wsPsnr, double wsSsim, Visibility first, Visibility second) {}

    /**
     * How visible seam and poles are; 1: as visible as any other place.
     *
     * @param seam how visible the seam is, where the left and the right edge meet
     * @param poles how visible the poles are
     */
    public record Visibility(double seam, Result.PoleScores poles) {}
}
