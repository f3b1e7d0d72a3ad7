package io.github.dreamsphere.models.keras;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerWeightsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Conv2D | {} | 2 | 0",
                "Conv2D | {\"use_bias\": false} | 1 | 0",
                "AtrousConv2D | {} | 2 | 0",
                "SeparableConv2D | {} | 3 | 0",
                "BatchNormalization | {\"scale\": false} | 1 | 2",
                "SyncBatchNormalization | {} | 2 | 2",
                "Normalization | {\"mean\": [0, 0, 0]} | 0 | 0",
                "Normalization | {} | 0 | 3",
                "ReLU | {} | 0 | 0"
            })
    void countsArrays(String kind, String settings, int trainable, int others) throws IOException {
        String json = "{\"class_name\": \"" + kind + "\", \"name\": \"layer\", \"config\": " + settings + "}";
        LayerConfig layer = LayerConfig.of(new ObjectMapper().readTree(json));
        assertThat(LayerWeights.of(layer)).isEqualTo(new LayerWeights(trainable, others));
    }
}
