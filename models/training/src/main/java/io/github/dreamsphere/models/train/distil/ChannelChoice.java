package io.github.dreamsphere.models.train.distil;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses which channels of a blob to keep, so that the layers that read it lose as little as possible. */
final class ChannelChoice {
    private ChannelChoice() {}

    /**
     * The channels that remain when the cheapest one is removed repeatedly.
     *
     * @param widths numbers of channels of the parts that the blob consists of
     * @param kept for each part, how many channels to keep, at most its width
     * @param readers of the whole blob
     * @return for each part, its channels, in order
     */
    static List<int[]> of(List<Integer> widths, List<Integer> kept, List<PrunedReader> readers) {
        List<List<Integer>> remaining = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        int first = 0;
        for (int width : widths) {
            remaining.add(new ArrayList<>(IntStream.range(0, width).boxed().toList()));
            firsts.add(first);
            first += width;
        }
        while (true) {
            int part = -1;
            int cheapest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int p = 0; p < widths.size(); p++) {
                if (remaining.get(p).size() <= kept.get(p)) {
                    continue;
                }
                for (int channel : remaining.get(p)) {
                    double cost = cost(firsts.get(p) + channel, readers);
                    if (cost < least) {
                        least = cost;
                        part = p;
                        cheapest = channel;
                    }
                }
            }
            if (part < 0) {
                return remaining.stream()
                        .map(channels ->
                                channels.stream().mapToInt(Integer::intValue).toArray())
                        .toList();
            }
            int removed = firsts.get(part) + cheapest;
            readers.forEach(reader -> reader.remove(removed));
            remaining.get(part).remove(Integer.valueOf(cheapest));
        }
    }

    private static double cost(int channel, List<PrunedReader> readers) {
        return readers.stream().mapToDouble(reader -> reader.cost(channel)).sum();
    }
}
