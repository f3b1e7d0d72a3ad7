package io.github.dreamsphere.upscale.net;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/**
 * The super-resolution networks that belong together and do different jobs.
 *
 * @param name what to call them, for messages
 */
public record NetFamily(String name, List<Member> members) {
    /**
     * One of them.
     *
     * @param scale how many times it enlarges along each edge; 1: it only removes noise
     * @param noiseLevel how much noise and JPEG artefacts it removes; 0: none
     */
    public record Member(int scale, int noiseLevel, Loader loader) {
        public Member {
            if (scale < 1 || noiseLevel < 0) {
                throw new IllegalArgumentException(
                        "scale must be >= 1 and noise level >= 0, were " + scale + " and " + noiseLevel);
            }
        }
    }

    /** Brings a member's network into memory when it is wanted. */
    @FunctionalInterface
    public interface Loader {
        SuperResolutionNet load() throws IOException;
    }

    public NetFamily {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException(name + " has no super-resolution network");
        }
    }

    /** A family of one network. */
    public static NetFamily of(SuperResolutionNet net) {
        return new NetFamily(net.net().name(), List.of(new Member(net.scale(), 0, () -> net)));
    }

    /**
     * Whose networks are to be applied one after the other, so that a picture becomes at least {@code factor} times as
     * large: as little beyond it as possible, then in as few steps as possible. Noise is removed in the first step.
     *
     * @param factor ≥ 1
     * @throws IllegalArgumentException if no member removes this much noise, or none enlarges and one should
     */
    public List<Member> chain(double factor, int noiseLevel) {
        List<Member> chain = new Chains(members, noiseLevel).shortest(factor);
        if (chain == null) {
            throw new IllegalArgumentException(
                    noiseLevel == 0 || levels().contains(noiseLevel)
                            ? name + " has no network that enlarges"
                            : name + " has no network for noise level " + noiseLevel + "; it has levels " + levels());
        }
        return chain;
    }

    private TreeSet<Integer> levels() {
        TreeSet<Integer> levels = new TreeSet<>(List.of(0));
        members.forEach(member -> levels.add(member.noiseLevel()));
        return levels;
    }
}
