package io.github.dreamsphere.models.train.upscaler;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The kernels that shrink photographs for training, and their frequencies.
 *
 * @param shares relative frequencies, each > 0
 */
public record KernelMix(Map<ReductionKernel, Double> shares) {
    /** Bicubic alone. */
    public static final KernelMix BICUBIC = new KernelMix(Map.of(ReductionKernel.BICUBIC, 1.0));

    public KernelMix {
        shares = new TreeMap<>(shares);
        if (shares.isEmpty() || !shares.values().stream().allMatch(share -> share > 0)) {
            throw new IllegalArgumentException("at least one kernel must have a share, and each > 0; were " + shares);
        }
    }

    /** Parses text such as {@code bicubic*7,box,gaussian*2}; the default share is 1. */
    public static KernelMix valueOf(String text) {
        Map<ReductionKernel, Double> shares = new EnumMap<>(ReductionKernel.class);
        for (String part : text.split(",")) {
            String[] words = part.strip().split("\\*", 2);
            try {
                ReductionKernel kernel = ReductionKernel.valueOf(words[0].toUpperCase(Locale.ROOT));
                shares.put(kernel, words.length == 1 ? 1 : Double.parseDouble(words[1]));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "kernels are written as bicubic*7,box,lanczos,gaussian*2, not '" + text + "'", e);
            }
        }
        return new KernelMix(shares);
    }

    /** A random kernel, with the frequencies of the shares. */
    ReductionKernel draw(SplittableRandom random) {
        double left = random.nextDouble()
                * shares.values().stream().mapToDouble(Double::doubleValue).sum();
        ReductionKernel last = null;
        for (Map.Entry<ReductionKernel, Double> share : shares.entrySet()) {
            last = share.getKey();
            left -= share.getValue();
            if (left < 0) {
                break;
            }
        }
        return last;
    }

    @Override
    public String toString() {
        return shares.entrySet().stream()
                .map(share -> share.getKey().name().toLowerCase(Locale.ROOT)
                        + (share.getValue() == 1 ? "" : "*" + share.getValue()))
                .collect(Collectors.joining(","));
    }
}
