package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * The product of a sparse matrix and the columns of a blob with one row and one channel: each output column is a
 * weighted sum of a few input columns. Gathers, scatters and samplings at places that the file fixes are such products.
 *
 * @param inputs number of columns of the input
 * @param places the input columns of the first output, then those of the second and so on
 * @param factors {@code [outputs, columns of each]}
 */
@JsonTypeName("SparseProduct")
public record SparseProduct(
        @JsonProperty("inputs") int inputs,
        @JsonProperty("places") List<Integer> places,
        @JsonProperty("factors") Tensor factors)
        implements Op {
    public SparseProduct {
        places = List.copyOf(places);
        if (factors.shape().length != 2 || places.size() != factors.data().length) {
            throw new ShapeException("there must be a factor for each of " + places.size() + " places, was " + factors);
        }
        for (int place : places) {
            if (place < 0 || place >= inputs) {
                throw new ShapeException("places must be 0 to " + (inputs - 1) + ", was " + place);
            }
        }
    }

    @Override
    public Shape output(List<Shape> inputShapes) {
        Shape input = Op.single(inputShapes);
        if (!input.equals(new Shape(1, inputs, 1))) {
            throw new ShapeException("takes " + inputs + " columns of one channel, was given " + input);
        }
        return new Shape(1, factors.size(0), 1);
    }

    @Override
    public Footprint footprint() {
        return Footprint.EVERYTHING;
    }
}
