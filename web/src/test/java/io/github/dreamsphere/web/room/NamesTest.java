package io.github.dreamsphere.web.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void idsAreMadeOfAnyName() {
        assertThat(Names.id("Lake at Dusk_2", "x")).isEqualTo("lake-at-dusk-2");
        assertThat(Names.id("Mönch – Übersicht", "x")).isEqualTo("monch-ubersicht");
        assertThat(Names.id("../../etc/passwd", "x")).isEqualTo("etc-passwd");
        assertThat(Names.id("🌋🌋", "place")).isEqualTo("place");
        assertThat(Names.id("a".repeat(59) + "-b", "x")).hasSize(59).matches(Names.ID);
    }

    @Test
    void anIdThatIsTakenGetsANumber() {
        assertThat(Names.unique("lake", Set.of("lake", "lake-2"))).isEqualTo("lake-3");
        String longest = "a".repeat(60);
        assertThat(Names.unique(longest, Set.of(longest))).hasSize(60).endsWith("-2");
    }

    @Test
    void titlesAreWords() {
        assertThat(Names.title(Names.stem(Path.of("lake_at-dusk.jpg")))).isEqualTo("lake at dusk");
        assertThat(Names.title("--")).isEqualTo("--");
        assertThat(Names.stem(Path.of(".jpg"))).isEqualTo(".jpg");
        assertThat(Names.capital("éa")).isEqualTo("Éa");
    }
}
