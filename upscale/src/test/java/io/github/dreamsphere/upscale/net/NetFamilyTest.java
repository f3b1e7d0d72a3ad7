package io.github.dreamsphere.upscale.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.upscale.net.NetFamily.Member;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetFamilyTest {
    private static NetFamily family(int... scalesAndLevels) {
        List<Member> members = new java.util.ArrayList<>();
        for (int i = 0; i < scalesAndLevels.length; i += 2) {
            members.add(new Member(scalesAndLevels[i], scalesAndLevels[i + 1], () -> {
                throw new AssertionError("choosing loads nothing");
            }));
        }
        return new NetFamily("test nets", members);
    }

    private static Stream<Integer> scales(List<Member> chain) {
        return chain.stream().map(Member::scale);
    }

    @ParameterizedTest
    @CsvSource({"1, ''", "1.5, 2", "2, 2", "2.5, 3", "3, 3", "4, 4", "5, '2,3'", "8, '2,4'", "16, '4,4'", "13, '4,4'"})
    void theChainEnlargesAsLittleBeyondTheFactorAsPossible(double factor, String expected) {
        List<Member> chain = family(2, 0, 3, 0, 4, 0).chain(factor, 0);
        assertThat(scales(chain).sorted())
                .containsExactlyElementsOf(Stream.of(expected.split(","))
                        .filter(s -> !s.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
    }

    @Test
    void noiseIsRemovedFirstAndOnce() {
        List<Member> chain = family(2, 0, 2, 1, 1, 2).chain(4, 1);
        assertThat(chain).extracting(Member::noiseLevel).containsExactly(1, 0);
        assertThat(scales(chain)).containsExactly(2, 2);
        assertThat(scales(family(2, 0, 2, 1, 1, 2).chain(2, 2))).containsExactly(1, 2);
    }

    @Test
    void missingNoiseLevelsAreNamed() {
        assertThatThrownBy(() -> family(2, 0, 2, 1).chain(2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test nets has no net for noise level 3; it has levels [0, 1]");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 3"})
    void theNearestLevelIsFound(int wanted, int nearest) {
        assertThat(family(2, 0, 2, 1, 2, 3).nearestLevel(wanted)).isEqualTo(nearest);
        assertThat(family(2, 0).nearestLevel(wanted)).isZero();
    }

    @Test
    void enlargingTakesANetworkThatDoes() {
        assertThatThrownBy(() -> family(1, 1).chain(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test nets has no net that enlarges");
        assertThatThrownBy(() -> family()).hasMessageContaining("no super-resolution net");
    }
}
