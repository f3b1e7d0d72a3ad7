package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.Energy;
import java.util.List;
import java.util.Optional;

/**
 * All there is to dream of.
 *
 * @param net the network that sees it
 * @param list the wishes; their weights do not sum to 0
 */
record Wishes(Net net, List<Wish> list) {
    Wishes {
        list = List.copyOf(list);
        if (list.stream().mapToDouble(Wish::weight).sum() == 0) {
            throw new UsageException("the weights of what to dream sum to 0; change the numbers after *");
        }
    }

    /** Google's: the energy of the layer best to dream with. */
    static Wishes plain(Model model) {
        Wish energy = new Wish(model.defaultLayer(), network -> new Energy(), 1, Optional.empty());
        return new Wishes(model.net(), List.of(energy));
    }
}
