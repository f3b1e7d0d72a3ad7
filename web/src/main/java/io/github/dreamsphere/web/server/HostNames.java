package io.github.dreamsphere.web.server;

import java.util.Locale;
import java.util.Set;

/**
 * What browsers may call a server. Another name is that of a foreign page that leads here (DNS rebinding).
 *
 * @param names names and addresses in lower case, those of IPv6 in brackets
 * @param port of the server
 */
public record HostNames(Set<String> names, int port) {
    private static final int USUAL_PORT = 80;

    /** Whether a request with this Host header asks for the server; the header is null if there is none. */
    public boolean include(String host) {
        if (host == null) {
            return false;
        }
        String asked = host.toLowerCase(Locale.ROOT);
        String ending = ":" + port;
        String name = asked.endsWith(ending) ? asked.substring(0, asked.length() - ending.length()) : asked;
        return names.contains(name) && (asked.endsWith(ending) || port == USUAL_PORT);
    }
}
