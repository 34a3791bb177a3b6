package org.vggscope.weights.download;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.vggscope.support.Problem;
import org.vggscope.support.RefusedException;

/**
 * The proxies that the user has set: Java's system properties ({@code https.proxyHost} and its
 * kin), else the environment's {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and
 * {@code no_proxy}, in small or capital letters, else none.
 */
public final class Proxies extends ProxySelector {
  private static final int HTTP_PORT = 80;
  private static final int MOST_PORT = 65_535;
  private static final int HTTPS_PORT = 443;

  private final UnaryOperator<String> properties;
  private final UnaryOperator<String> environment;
  private final ProxySelector java;

  Proxies(UnaryOperator<String> properties, UnaryOperator<String> environment, ProxySelector java) {
    this.properties = properties;
    this.environment = environment;
    this.java = java;
  }

  /** The proxies of this process. */
  public static Proxies ofUser() {
    return new Proxies(System::getProperty, System::getenv, ProxySelector.getDefault());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when a proxy was set that cannot be used, in one line; to go
   *     past it would be against what the user set
   */
  @Override
  public List<Proxy> select(URI address) {
    List<Proxy> chosen = choose(address);
    for (Proxy proxy : chosen) {
      if (proxy.type() == Proxy.Type.SOCKS) {
        throw Problem.refused(
            "A SOCKS proxy is set, through which Java cannot download; set https_proxy to an HTTP"
                + " proxy");
      }
    }
    return chosen;
  }

  private List<Proxy> choose(URI address) {
    String scheme = scheme(address);
    if (java != null
        && (isSet(scheme + ".proxyHost")
            || isSet("socksProxyHost")
            || Boolean.parseBoolean(properties.apply("java.net.useSystemProxies")))) {
      return java.select(address);
    }
    URI proxy = proxy(address);
    if (proxy == null) {
      return List.of(Proxy.NO_PROXY);
    }
    if (proxy.getScheme().startsWith("socks")) {
      return List.of(
          new Proxy(
              Proxy.Type.SOCKS, InetSocketAddress.createUnresolved(proxy.getHost(), HTTP_PORT)));
    }
    int port = proxy.getPort() < 0 ? HTTP_PORT : proxy.getPort();
    return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port)));
  }

  private boolean isSet(String property) {
    String value = properties.apply(property);
    return value != null && !value.isBlank();
  }

  private static String scheme(URI address) {
    return address.getScheme().toLowerCase(Locale.ROOT);
  }

  /** The environment's proxy for an address, or null. */
  private URI proxy(URI address) {
    String name = scheme(address) + "_proxy";
    String value = variable(name);
    if (value == null) {
      name = "all_proxy";
      value = variable(name);
    }
    if (value == null || isExcepted(address)) {
      return null;
    }
    try {
      URI proxy = URI.create(value.contains("://") ? value : "http://" + value);
      if (proxy.getHost() != null && proxy.getPort() <= MOST_PORT) {
        return proxy;
      }
    } catch (IllegalArgumentException e) {
      throw unusable(name, e);
    }
    throw unusable(name, null);
  }

  private static RefusedException unusable(String variable, Throwable cause) {
    // The value is not shown, since it may hold a password.
    return new RefusedException(
        Problem.of(
            "The environment variable %s is no address of a proxy; set it to one like"
                + " http://host:3128",
            variable),
        cause);
  }

  private String variable(String name) {
    String small = environment.apply(name);
    String value =
        small == null || small.isBlank() ? environment.apply(name.toUpperCase(Locale.ROOT)) : small;
    return value == null || value.isBlank() ? null : value.strip();
  }

  private boolean isExcepted(URI address) {
    String value = variable("no_proxy");
    if (value == null) {
      return false;
    }
    String host = address.getHost().toLowerCase(Locale.ROOT);
    int usual = scheme(address).equals("https") ? HTTPS_PORT : HTTP_PORT;
    String port = ":" + (address.getPort() < 0 ? usual : address.getPort());
    for (String entry : value.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
      String name =
          entry.endsWith(port) ? entry.substring(0, entry.length() - port.length()) : entry;
      String domain = name.replaceFirst("^\\*?\\.", "");
      if (name.equals("*")
          || !domain.isEmpty() && (host.equals(domain) || host.endsWith("." + domain))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // There is never a second one to try.
  }

  /** Tells a proxy, and nobody else, the name and password that were set with it, or null. */
  Authenticator authenticator(URI address) {
    PasswordAuthentication credentials = credentials(address);
    if (credentials == null) {
      return null;
    }
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return getRequestorType() == RequestorType.PROXY ? credentials : null;
      }
    };
  }

  private PasswordAuthentication credentials(URI address) {
    String scheme = scheme(address);
    if (isSet(scheme + ".proxyHost")) {
      String user = properties.apply(scheme + ".proxyUser");
      String password = properties.apply(scheme + ".proxyPassword");
      return user == null || password == null
          ? null
          : new PasswordAuthentication(user, password.toCharArray());
    }
    URI proxy = proxy(address);
    String userInfo = proxy == null ? null : proxy.getUserInfo();
    if (userInfo == null) {
      return null;
    }
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new PasswordAuthentication(userInfo, new char[0])
        : new PasswordAuthentication(
            userInfo.substring(0, colon), userInfo.substring(colon + 1).toCharArray());
  }
}
