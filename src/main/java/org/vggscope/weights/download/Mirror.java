package org.vggscope.weights.download;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.support.RefusedException;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.Messages;
import org.vggscope.weights.PublishedSet;

/**
 * Where models come from: the addresses in the catalogue, or another server that has the same
 * files.
 *
 * @param base what stands before the files' names, or null for the catalogue's own addresses
 */
public record Mirror(URI base) {
  /** System property that names a mirror. */
  public static final String PROPERTY = "vggscope.mirror";

  /** Environment variable that names a mirror. */
  public static final String VARIABLE = "VGGSCOPE_MIRROR";

  /** No mirror. */
  public static final Mirror NONE = new Mirror(null);

  /**
   * The mirror that the user has set: the one asked for just now, else the system property's, else
   * the environment variable's, else none.
   *
   * @param asked an address, or null
   * @throws IllegalArgumentException when it is no address of a server, in one line that says where
   *     it was set
   */
  public static Mirror chosen(String asked) {
    if (asked != null) {
      return parse(asked, Phrase.of("The mirror"));
    }
    String property = System.getProperty(PROPERTY);
    if (property != null && !property.isBlank()) {
      return parse(property, Phrase.of("The mirror in %s", PROPERTY));
    }
    String variable = System.getenv(VARIABLE);
    return variable == null || variable.isBlank()
        ? NONE
        : parse(variable, Phrase.of("The mirror in %s", VARIABLE));
  }

  private static final int MOST_PORT = 65_535;

  private static Mirror parse(String address, Phrase what) {
    String clean = address.strip();
    URI base;
    try {
      base = new URI(clean.endsWith("/") ? clean : clean + "/");
    } catch (URISyntaxException e) {
      throw new RefusedException(
          Problem.of(
              "%s, '%s', is no address; give one like https://host/models/",
              what, Messages.quote(clean)),
          e);
    }
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")
        || base.getHost() == null
        || base.getPort() > MOST_PORT) {
      throw Problem.refused(
          "%s, '%s', is no address of a web server; give one like https://host/models/",
          what, Messages.quote(clean));
    }
    if (base.getUserInfo() != null) {
      // Java's HTTP client would leave it out without a word.
      throw Problem.refused("%s has a user name in its address, which is not supported", what);
    }
    if (base.getQuery() != null || base.getFragment() != null) {
      throw Problem.refused(
          "%s, '%s', has a ? or # in it, so no file name can follow; give one like"
              + " https://host/models/",
          what, Messages.quote(clean));
    }
    return new Mirror(base);
  }

  /** The address of a file of a data set. */
  public URI address(PublishedSet.SetFile file) {
    return base == null ? URI.create(file.source()) : base.resolve(file.file());
  }

  /**
   * The address of a model's file.
   *
   * @throws IllegalArgumentException when the model is bundled
   */
  public URI address(CatalogEntry entry) {
    if (entry.bundled()) {
      throw new IllegalArgumentException(entry.id() + " is bundled; it needs no download");
    }
    return base == null ? URI.create(entry.source()) : base.resolve(entry.file());
  }
}
