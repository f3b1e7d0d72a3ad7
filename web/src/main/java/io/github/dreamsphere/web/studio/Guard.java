package io.github.dreamsphere.web.studio;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.github.dreamsphere.web.server.HostNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/** Lets in the page that this server sent, and scripts that know the token; nobody else. */
final class Guard {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final String token;
    private final HostNames hosts;

    Guard(String token, HostNames hosts) {
        this.token = token;
        this.hosts = hosts;
    }

    /**
     * Checks that the browser asked for this server by one of its own names (against DNS rebinding).
     *
     * @throws Refusal if it did not
     */
    void checkHost(HttpExchange exchange) {
        List<String> given = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        if (given.size() != 1 || !hosts.include(given.get(0))) {
            throw new Refusal(
                    Refusal.WRONG_HOST,
                    "The studio does not go by that name. Open it with the link that it printed when it started.");
        }
    }

    /**
     * Checks that the request comes from the page of this server, or from a script that knows the token.
     *
     * @throws Refusal if there is no token, or another site asks
     */
    void checkRights(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new Refusal(Refusal.FORBIDDEN, "Requests from other sites are refused.");
        }
        boolean isScript = isToken(bearer(headers.getFirst("Authorization")));
        if (!isScript && !hasCookie(headers)) {
            throw new Refusal(Refusal.FORBIDDEN, "Open the studio with the link that it printed when it started.");
        }
        String origin = headers.getFirst("Origin");
        boolean isOurs = ("http://" + headers.getFirst("Host")).equalsIgnoreCase(origin);
        if (origin != null && !isOurs) {
            throw new Refusal(Refusal.FORBIDDEN, "Requests from other sites are refused.");
        }
        if (!READING.contains(exchange.getRequestMethod()) && !isOurs && !isScript) {
            throw new Refusal(Refusal.FORBIDDEN, "The request does not say which page it comes from.");
        }
    }

    private static String bearer(String header) {
        return header != null && header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
    }

    private boolean hasCookie(Headers headers) {
        return headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> List.of(line.split(";")).stream())
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(cookieName() + "="))
                .anyMatch(cookie -> isToken(cookie.substring(cookieName().length() + 1)));
    }

    /** Whether {@code text} is the token; the time taken does not depend on where they differ. */
    boolean isToken(String text) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** The header that lets the browser that opened the link ask again. */
    String cookie() {
        return cookieName() + "=" + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000";
    }

    /** Browsers send cookies to all ports of a host. */
    private String cookieName() {
        return "dreamsphere-studio-" + hosts.port();
    }
}
