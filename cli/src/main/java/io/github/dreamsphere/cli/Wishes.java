package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.net.Net;
import java.util.List;

/**
 * All there is to dream of.
 *
 * @param net the network that sees it
 * @param list the wishes
 */
record Wishes(Net net, List<Wish> list) {
    Wishes {
        list = List.copyOf(list);
    }
}
