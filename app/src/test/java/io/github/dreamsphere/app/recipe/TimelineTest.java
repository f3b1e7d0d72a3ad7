package io.github.dreamsphere.app.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.JourneyRequest;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    @TempDir
    Path folder;

    private Timeline<JourneyRequest> timeline(String text) throws IOException {
        Model tiny = Models.ofProcess().resolve(TinyNet.in(folder).toString());
        Recipe recipe = RecipeReader.read("layer = \"edges\"\n" + text, "r.toml", Optional.empty());
        RequestDraft<JourneyRequest> draft =
                RequestDraft.read(RequestFields.JOURNEY, Map.of(), Optional.of(recipe), List.of());
        return draft.timeline(draft.load(tiny), seconds -> (int) Math.ceil(10 * seconds));
    }

    @Test
    void numbersChangeEvenlyAndOtherValuesHold() throws IOException {
        Timeline<JourneyRequest> timeline = timeline("""
                zoom = 1
                octaves = 1
                seed = 5
                [[keyframe]]
                frame = 4
                zoom = 1.2
                octaves = 3
                adam = true
                gradient-blur = 2
                [[keyframe]]
                frame = 8
                adam = false
                gradient-blur = 4
                """);
        SourcedRequest<JourneyRequest> second = timeline.at(2);
        assertThat(second.request().motion().zoom()).isEqualTo(1.1);
        assertThat(second.settings())
                .containsEntry("zoom", List.of("1.1"))
                .containsEntry("octaves", List.of("2"))
                .containsEntry("seed", List.of("7"))
                .doesNotContainKeys("adam", "gradient-blur");
        assertThat(second.dream().ascent().seed()).isEqualTo(7);
        assertThat(timeline.at(6).settings())
                .containsEntry("adam", List.of("true"))
                .containsEntry("gradient-blur", List.of("3.0"));
        assertThat(timeline.at(9).settings())
                .containsEntry("gradient-blur", List.of("4"))
                .doesNotContainKey("adam");
        assertThat(Timeline.recorded(second)).doesNotContainKeys("frames", "fps");
    }

    @Test
    void octavesHoldUntilTheFrameThatSetsTheirNumber() throws IOException {
        Timeline<JourneyRequest> timeline = timeline("[[keyframe]]\nframe = 4\noctaves = 3\n");
        assertThat(timeline.at(3).settings()).containsEntry("octaves", List.of("auto"));
        assertThat(timeline.at(4).settings()).containsEntry("octaves", List.of("3"));
    }

    @Test
    void someFieldsCannotChange() {
        assertThatThrownBy(() -> timeline("[[keyframe]]\nframe = 2\nmodel = \"other\"\n"))
                .hasMessage("r.toml:4:1: 'model' cannot change on the way; set it before the keyframes");
    }

    @Test
    void keyframesHaveAFrameOrATime() throws IOException {
        Timeline<JourneyRequest> timeline = timeline("[[keyframe]]\ntime = 0.35\noctaves = 3\n");
        assertThat(timeline.at(3).settings()).containsEntry("octaves", List.of("auto"));
        assertThat(timeline.at(4).settings()).containsEntry("octaves", List.of("3"));

        assertThatThrownBy(() -> timeline("[[keyframe]]\ntime = 2\nframe = 3\noctaves = 3\n"))
                .hasMessageContaining("a frame or a time, not both");
        assertThatThrownBy(() -> timeline("[[keyframe]]\ntime = \"soon\"\noctaves = 3\n"))
                .hasMessageContaining("in seconds, e.g. time = 2.5, here 0 or later");
        assertThatThrownBy(
                        () -> timeline("[[keyframe]]\ntime = 2\noctaves = 3\n[[keyframe]]\ntime = 1.5\noctaves = 2\n"))
                .hasMessageContaining("later than 2.0");
    }
}
