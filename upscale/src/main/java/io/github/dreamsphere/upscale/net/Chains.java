package io.github.dreamsphere.upscale.net;

import io.github.dreamsphere.upscale.net.NetFamily.Member;
import java.util.ArrayList;
import java.util.List;

/** Finds sequences of a family's members to apply one after the other. */
final class Chains {
    private final List<Member> members;
    private final int noiseLevel;
    private List<Member> best;
    private long bestScale;

    Chains(List<Member> members, int noiseLevel) {
        this.members = members;
        this.noiseLevel = noiseLevel;
    }

    /**
     * The chain that enlarges by at least {@code factor}, but as little beyond it and in as few steps as possible; null
     * if there is none.
     */
    List<Member> shortest(double factor) {
        best = null;
        if (noiseLevel == 0) {
            extend(new ArrayList<>(), 1, factor);
        } else {
            for (Member first : members) {
                if (first.noiseLevel() == noiseLevel) {
                    extend(new ArrayList<>(List.of(first)), first.scale(), factor);
                }
            }
        }
        return best;
    }

    private void extend(List<Member> chain, long scale, double factor) {
        if (scale >= factor) {
            offer(chain, scale);
            return;
        }
        for (Member member : members) {
            if (member.scale() > 1 && member.noiseLevel() == 0) {
                chain.add(member);
                extend(chain, scale * member.scale(), factor);
                chain.remove(chain.size() - 1);
            }
        }
    }

    private void offer(List<Member> chain, long scale) {
        boolean better = best == null || scale < bestScale || (scale == bestScale && chain.size() < best.size());
        if (better) {
            best = List.copyOf(chain);
            bestScale = scale;
        }
    }
}
