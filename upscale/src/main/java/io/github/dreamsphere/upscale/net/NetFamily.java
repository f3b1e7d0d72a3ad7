package io.github.dreamsphere.upscale.net;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Super-resolution networks that belong together, for different scales and noise levels.
 *
 * @param name the family's name in messages
 */
public record NetFamily(String name, List<Member> members) {
    /**
     * A network of the family.
     *
     * @param scale the factor by which it enlarges along each edge; 1: it only removes noise
     * @param noiseLevel the level of noise and JPEG artefacts that it removes; 0: none
     * @param slower a better network that takes twice as long; empty if there is none
     */
    public record Member(int scale, int noiseLevel, Loader loader, Optional<Loader> slower) {
        public Member {
            if (scale < 1 || noiseLevel < 0) {
                throw new IllegalArgumentException(
                        "scale must be >= 1 and noise level >= 0, were " + scale + " and " + noiseLevel);
            }
        }

        /** A member without a better network. */
        public Member(int scale, int noiseLevel, Loader loader) {
            this(scale, noiseLevel, loader, Optional.empty());
        }
    }

    /** Loads a member's network when it is needed. */
    @FunctionalInterface
    public interface Loader {
        SuperResolutionNet load() throws IOException;
    }

    public NetFamily {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException(name + " has no super-resolution net");
        }
    }

    /** A family of one network. */
    public static NetFamily of(SuperResolutionNet net) {
        return new NetFamily(net.net().name(), List.of(new Member(net.scale(), 0, () -> net)));
    }

    /**
     * The members to apply one after the other to enlarge a picture by at least {@code factor}: by as little beyond it
     * as possible, then in as few steps as possible. Noise is removed in the first step.
     *
     * @param factor ≥ 1
     * @throws IllegalArgumentException if no member has this noise level, or none enlarges and {@code factor} is above
     *     1
     */
    public List<Member> chain(double factor, int noiseLevel) {
        List<Member> chain = new Chains(members, noiseLevel).shortest(factor);
        if (chain == null) {
            throw new IllegalArgumentException(
                    noiseLevel == 0 || levels().contains(noiseLevel)
                            ? name + " has no net that enlarges"
                            : name + " has no net for noise level " + noiseLevel + "; it has levels " + levels());
        }
        return chain;
    }

    /** The noise level nearest to {@code wanted} that the family has; of two as near, the lower. */
    public int nearestLevel(int wanted) {
        TreeSet<Integer> levels = levels();
        int below = levels.floor(wanted);
        Integer above = levels.higher(wanted);
        return above == null || wanted - below <= above - wanted ? below : above;
    }

    private TreeSet<Integer> levels() {
        TreeSet<Integer> levels = new TreeSet<>(List.of(0));
        members.forEach(member -> levels.add(member.noiseLevel()));
        return levels;
    }
}
