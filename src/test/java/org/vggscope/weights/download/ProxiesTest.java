package org.vggscope.weights.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest extends DownloadCase {
  private static final URI SECURED = URI.create("https://download.pytorch.org/models/net.pth");
  private static final URI PLAIN = URI.create("http://mirror.example.com:8080/net.pth");

  private static Proxies environment(Map<String, String> variables) {
    return new Proxies(name -> null, variables::get, new Direct());
  }

  private static String through(Proxies proxies, URI address) {
    Proxy proxy = proxies.select(address).get(0);
    return proxy.address() instanceof InetSocketAddress place
        ? place.getHostString() + ":" + place.getPort()
        : "direct";
  }

  @Test
  void theEnvironmentIsObeyed() {
    Proxies both =
        environment(
            Map.of("https_proxy", "http://127.0.0.2:3128/", "HTTP_PROXY", "127.0.0.3:8888"));
    assertThat(through(both, SECURED)).isEqualTo("127.0.0.2:3128");
    assertThat(through(both, PLAIN)).isEqualTo("127.0.0.3:8888");
    Proxies all = environment(Map.of("all_proxy", "http://127.0.0.4", "https_proxy", " "));
    assertThat(through(all, SECURED)).isEqualTo("127.0.0.4:80");
    assertThat(through(environment(Map.of()), SECURED)).isEqualTo("direct");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *                             | true
          localhost, .example.com       | true
          example.com                   | true
          *.example.com                 | true
          MIRROR.example.com            | true
          mirror.example.com:8080       | true
          mirror.example.com:80         | false
          ample.com                     | false
          other.mirror.example.com      | false
          ,.,                           | false
          """)
  void exceptionsAreObeyed(String exceptions, boolean direct) {
    Proxies proxies =
        environment(Map.of("http_proxy", "http://127.0.0.2:3128", "NO_PROXY", exceptions));
    assertThat(through(proxies, PLAIN)).isEqualTo(direct ? "direct" : "127.0.0.2:3128");
  }

  @Test
  void javasPropertiesComeFirst() {
    ProxySelector java = ProxySelector.of(InetSocketAddress.createUnresolved("property", 1));
    Map<String, String> variables =
        Map.of("https_proxy", "127.0.0.2:2", "http_proxy", "127.0.0.2:2");
    Proxies proxies = new Proxies(Map.of("https.proxyHost", "property")::get, variables::get, java);
    assertThat(through(proxies, SECURED)).isEqualTo("property:1");
    assertThat(through(proxies, PLAIN)).isEqualTo("127.0.0.2:2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://127.0.0.1:1080", "http://", "://", "a b"})
  void whatCannotBeUsedIsSaidAndNotGoneAround(String value) {
    request = request(SECURED);
    Downloader downloader =
        new Downloader(
            request, settings(environment(Map.of("https_proxy", value))), told, new StopSignal());
    assertThatThrownBy(downloader::run)
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("https_proxy")
        .hasMessageNotContaining("\n");
  }

  private void runThroughProxy(String user) throws IOException {
    runThrough("http://" + user + "127.0.0.1:" + server.base().getPort());
  }

  private void runThrough(String proxy) throws IOException {
    request = request(URI.create("http://models.invalid/net.pth"));
    DownloadSettings settings = settings(environment(Map.of("http_proxy", proxy)));
    new Downloader(request, settings, told, new StopSignal()).run();
  }

  @Test
  void theFileComesThroughTheProxy() throws IOException {
    server.then(server.cutAfter(300_000));
    runThroughProxy("");
    assertDone();
    assertThat(server.requests())
        .extracting(FaultyServer.Request::target)
        .containsOnly("http://models.invalid/net.pth");
  }

  @Test
  void theProxyGetsThePasswordThatWasSetForIt() throws IOException {
    server.then(
        FaultyServer.status("407 Who Are You", "Proxy-Authenticate: Basic realm=\"office\""));
    runThroughProxy("ann:secret@");
    assertDone();
    assertThat(server.requests().get(1).headers())
        .containsEntry(
            "proxy-authorization",
            "Basic " + Base64.getEncoder().encodeToString("ann:secret".getBytes()));
  }

  @Test
  void aProxyThatWantsAPasswordIsSaid() {
    server.then(
        FaultyServer.status("407 Who Are You", "Proxy-Authenticate: Basic realm=\"office\""));
    assertThatThrownBy(() -> runThroughProxy(""))
        .hasMessageContaining("like http://user:password@host:port");
  }

  @Test
  void aProxyThatWantsAPasswordOnTheWayToASecuredServerIsSaid() {
    server.then(
        FaultyServer.status("407 Who Are You", "Proxy-Authenticate: Basic realm=\"office\""));
    request = request(SECURED);
    String proxy = "http://127.0.0.1:" + server.base().getPort();
    DownloadSettings settings = settings(environment(Map.of("https_proxy", proxy)));
    Downloader downloader = new Downloader(request, settings, told, new StopSignal());
    assertThatThrownBy(downloader::run)
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("like http://user:password@host:port");
    assertThat(server.requests())
        .extracting(FaultyServer.Request::method)
        .containsExactly("CONNECT");
  }

  @Test
  void aProxyThatIsNotThereIsNamed() throws IOException {
    // A socket that is bound but does not listen refuses whoever comes, and nobody else gets its
    // port meanwhile.
    try (Socket nobody = new Socket()) {
      nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String address = "127.0.0.1:" + nobody.getLocalPort();
      assertThatThrownBy(() -> runThrough("http://" + address))
          .hasMessageContaining("models.invalid cannot be reached through the proxy " + address);
    }
  }
}
