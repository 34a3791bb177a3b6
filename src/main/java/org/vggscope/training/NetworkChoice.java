package org.vggscope.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vggscope.model.AlexNet;
import org.vggscope.model.Configuration;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.model.Vgg;
import org.vggscope.support.Problem;

/**
 * Which network is to learn.
 *
 * @param name {@code alexnet}, or {@code vgg-a} to {@code vgg-e}
 * @param width share of the published widths, 1 for all
 * @param normalized whether batch normalisation stands behind each convolution
 */
public record NetworkChoice(String name, double width, boolean normalized) {
  private static final String ALEXNET = "alexnet";
  private static final String VGG = "vgg-";
  private static final double MOST_WIDTH = 4;

  public NetworkChoice {
    if (!names().contains(name)) {
      throw Problem.refused("No network is called '%s'; there are %s", name, names());
    }
    if (!(width > 0 && width <= MOST_WIDTH)) {
      throw Problem.refused(
          "The width is above 0 and at most %s, a share of the published", MOST_WIDTH);
    }
  }

  /** What there is to choose. */
  public static List<String> names() {
    return Stream.concat(
            Stream.of(ALEXNET),
            Stream.of(Configuration.values())
                .filter(configuration -> !configuration.isNormalized())
                .map(each -> VGG + each.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** The network for pictures of that shape. */
  public NetworkSpec network(Shape input, int classes, double dropout) {
    NetworkSpec network =
        name.equals(ALEXNET)
            ? AlexNet.small(width, classes, input)
            : Vgg.small(
                Configuration.valueOf(name.substring(VGG.length()).toUpperCase(Locale.ROOT)),
                width,
                classes,
                input);
    return network.dropping(dropout);
  }
}
