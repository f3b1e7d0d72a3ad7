package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.net.Net;
import java.util.List;

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
}
