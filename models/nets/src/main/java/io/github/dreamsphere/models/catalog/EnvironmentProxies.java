package io.github.dreamsphere.models.catalog;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The proxies of the environment variables that curl reads: {@code https_proxy}, {@code http_proxy}, {@code all_proxy}
 * (also in upper case) and {@code no_proxy}, a comma-separated list of hosts and domains, or {@code *}. Without such
 * variables, Java's own proxy selection applies ({@code -Dhttps.proxyHost=…}).
 */
final class EnvironmentProxies extends ProxySelector {
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

    private final Map<String, String> environment;
    private final ProxySelector otherwise;

    EnvironmentProxies(Map<String, String> environment, ProxySelector otherwise) {
        this.environment = environment;
        this.otherwise = otherwise;
    }

    @Override
    public List<Proxy> select(URI address) {
        String proxy = variable(address.getScheme().toLowerCase(Locale.ROOT) + "_proxy");
        if (proxy.isEmpty()) {
            proxy = variable("all_proxy");
        }
        if (proxy.isEmpty()) {
            return otherwise == null ? List.of(Proxy.NO_PROXY) : otherwise.select(address);
        }
        return List.of(exempt(address.getHost()) ? Proxy.NO_PROXY : parse(proxy));
    }

    /** Does nothing: the download fails, as there is no other proxy to try. */
    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}

    private String variable(String name) {
        String value = environment.getOrDefault(name, environment.get(name.toUpperCase(Locale.ROOT)));
        return value == null ? "" : value.strip();
    }

    private boolean exempt(String host) {
        for (String entry : variable("no_proxy").split(",")) {
            String domain = entry.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
            String name = host.toLowerCase(Locale.ROOT);
            if (domain.equals("*") || !domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain))) {
                return true;
            }
        }
        return false;
    }

    private static Proxy parse(String value) {
        URI uri = URI.create(value.contains("://") ? value : "http://" + value);
        if (uri.getHost() == null || !DEFAULT_PORTS.containsKey(uri.getScheme())) {
            throw new IllegalArgumentException("the proxy '" + value + "' must be http://HOST:PORT");
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORTS.get(uri.getScheme()) : uri.getPort();
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
    }
}
