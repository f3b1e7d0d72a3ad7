package io.github.dreamsphere.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentProxiesTest {
    private static final URI NETS = URI.create("https://nets.example.org/net");

    @Test
    void asksTheProxyOfTheScheme() {
        Proxy proxy = select(Map.of("HTTPS_PROXY", "http://proxy:3128", "http_proxy", "http://other:1"), NETS);
        assertThat(proxy.address()).isEqualTo(InetSocketAddress.createUnresolved("proxy", 3128));
    }

    @Test
    void takesAHostWithoutAScheme() {
        assertThat(select(Map.of("all_proxy", "proxy:8080"), NETS).address())
                .isEqualTo(InetSocketAddress.createUnresolved("proxy", 8080));
    }

    @Test
    void sparesHostsThatNeedNone() {
        Map<String, String> environment =
                Map.of("https_proxy", "http://proxy:3128", "no_proxy", "localhost, .example.org");
        assertThat(select(environment, NETS)).isEqualTo(Proxy.NO_PROXY);
        assertThat(select(environment, URI.create("https://example.org/"))).isEqualTo(Proxy.NO_PROXY);
        assertThat(select(environment, URI.create("https://notexample.org/"))).isNotEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void goesStraightWhereNothingIsSaid() {
        assertThat(select(Map.of(), NETS)).isEqualTo(Proxy.NO_PROXY);
    }

    @Test
    void saysWhichProxyItDoesNotUnderstand() {
        assertThatThrownBy(() -> select(Map.of("https_proxy", "socks5://proxy:1"), NETS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("socks5://proxy:1");
    }

    private static Proxy select(Map<String, String> environment, URI address) {
        return new EnvironmentProxies(environment, null).select(address).get(0);
    }
}
