package org.vggscope.session;

/**
 * What a person asked for and what is not in force yet. It is shown as a wish until it is met; one
 * that was given up or failed leaves no trace.
 *
 * @param network the network that is to take the place of the present one, or null
 * @param preprocessing name of the preprocessing to come, empty for what the weights want, or null
 * @param size side of the input to come in pixels, 0 for the trained one, or null
 */
public record Wish(ModelSource network, String preprocessing, Integer size) {
  /** All is as it was asked for. */
  public static final Wish NONE = new Wish(null, null, null);

  static Wish of(ModelSource network) {
    return new Wish(network, null, null);
  }

  static Wish of(String preprocessing, Integer size) {
    return new Wish(null, preprocessing, size);
  }

  /** This one and a newer one, which has precedence. */
  Wish and(Wish newer) {
    return new Wish(
        newer.network != null ? newer.network : network,
        newer.preprocessing != null ? newer.preprocessing : preprocessing,
        newer.size != null ? newer.size : size);
  }

  /** This one without what another one is about. */
  Wish without(Wish over) {
    return new Wish(
        over.network != null ? null : network,
        over.preprocessing != null ? null : preprocessing,
        over.size != null ? null : size);
  }
}
