package org.vggscope.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.vggscope.explain.likes.LikesRequest;
import org.vggscope.explain.likes.Objective;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Position;
import org.vggscope.model.TorchvisionNames;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What pictures are made for, and how. */
final class LikesOptions {
  private static final int MOST_STEPS = 100_000;

  private static final double DIVERSITY = 10;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private AscentOptions ascent;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "The layer: conv1_1 to conv5_4, pool1 to pool5, fc6, fc7, fc8 (classes).")
  private String layer;

  @Option(names = "--channel", paramLabel = "N", description = "The channel, from 0.")
  private Integer channel;

  @Option(
      names = "--with",
      paramLabel = "N",
      description = "A second channel, which the picture is to drive too.")
  private Integer other;

  @Option(
      names = "--share",
      paramLabel = "S",
      description =
          "With --with: a direction between the two in place of both, turned from the first to the"
              + " second by S, which is more than 0 and less than 1.")
  private Double share;

  @Option(
      names = "--unit",
      paramLabel = "Y,X",
      split = ",",
      description = "One position of the map, row and column from 0. Default: the mean of all.")
  private List<Integer> unit;

  @Option(
      names = "--channels",
      paramLabel = "LIST",
      description = "A picture for each of several channels: all, or such as 0-15,40.")
  private String channels;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description =
          "A class in place of layer and channel: its index, its WordNet id or a name of it.")
  private String wanted;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "So many pictures for one channel, kept apart. Default: 1.")
  private int count;

  @Option(
      names = "--diversity",
      paramLabel = "W",
      description =
          "With --count: how much it counts that they are unlike each other; the pictures' likeness"
              + " to the layer, a cosine, times W is taken off. Default: 10.")
  private Double diversity;

  @Option(
      names = "--size",
      paramLabel = "N",
      description =
          "Side of the picture in pixels. Default: what the network was trained at, or 128 where"
              + " that is less and the layer reads it.")
  private Integer size;

  /**
   * What is to be made, in the order of the pictures; each request's at once.
   *
   * @throws ParameterException when the options contradict each other or do not fit the network
   */
  List<LikesRequest> requests(ModelOptions.Chosen chosen) {
    check();
    try {
      NetworkSpec network = chosen.architecture();
      List<Objective> objectives = objectives(network, chosen);
      int side = side(network, objectives.get(0).layer());
      if (count > 1) {
        // They are kept apart from each other, so they are made together.
        double weight = diversity == null ? DIVERSITY : diversity;
        return List.of(
            new LikesRequest(objectives, side, ascent.steps(), ascent.seed()).diverse(weight));
      }
      return LikesRequest.each(objectives, side, ascent.steps(), ascent.seed());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void check() {
    if (wanted != null && (layer != null || channel != null || channels != null || unit != null)) {
      throw usage("--class stands for layer and channel; leave --layer, --channel and --unit out");
    }
    if (wanted == null && (layer == null || (channel == null) == (channels == null))) {
      throw usage("Give --layer and --channel, or --channels for several, or --class");
    }
    if (channels != null && (other != null || count > 1)) {
      throw usage("--channels makes a picture a channel; leave --with and --count out");
    }
    if (share != null && other == null) {
      throw usage("--share goes with --with only");
    }
    if (other != null && channel == null) {
      throw usage("--with goes with --channel only");
    }
    if (unit != null && unit.size() != 2) {
      throw usage("--unit: give a row and a column with a comma between, such as 3,4");
    }
    if (count < 1 || count > LikesRequest.MOST_AT_ONCE) {
      throw usage("--count %d: give 1 to %d".formatted(count, LikesRequest.MOST_AT_ONCE));
    }
    if (diversity != null && (count == 1 || !(diversity >= 0))) {
      throw usage("--diversity goes with a --count of 2 or more, and is not less than 0");
    }
    if (ascent.steps() < 1 || ascent.steps() > MOST_STEPS) {
      throw usage("--steps %d: give 1 to %d".formatted(ascent.steps(), MOST_STEPS));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private List<Objective> objectives(NetworkSpec network, ModelOptions.Chosen chosen) {
    if (wanted != null) {
      int index = ClassOption.index(spec, wanted, chosen.labels());
      return Collections.nCopies(count, Objective.logit(network, index));
    }
    Layer asked = layer(network);
    if (channels != null) {
      return listed(asked.outputs()).stream()
          .map(each -> placed(Objective.channel(asked, each)))
          .toList();
    }
    Objective one =
        other == null
            ? Objective.channel(asked, channel)
            : share == null
                ? Objective.pair(asked, channel, other)
                : Objective.between(asked, channel, other, share);
    return Collections.nCopies(count, placed(one));
  }

  private Objective placed(Objective objective) {
    return unit == null ? objective : objective.at(new Position(unit.get(0), unit.get(1)));
  }

  private Layer layer(NetworkSpec network) {
    return TorchvisionNames.find(network, layer).orElseGet(() -> network.layer(layer));
  }

  private List<Integer> listed(int all) {
    if (channels.equals("all")) {
      return IntStream.range(0, all).boxed().toList();
    }
    if (!channels.matches("\\d{1,6}(-\\d{1,6})?(,\\d{1,6}(-\\d{1,6})?)*")) {
      throw usage("--channels %s: give all, or such as 0-15,40".formatted(channels));
    }
    List<Integer> listed = new ArrayList<>();
    for (String part : channels.split(",")) {
      String[] ends = part.split("-");
      int last = Integer.parseInt(ends[ends.length - 1]);
      if (last >= all) {
        throw usage("--channels %s: the layer has the channels 0 to %d".formatted(part, all - 1));
      }
      IntStream.rangeClosed(Integer.parseInt(ends[0]), last).forEach(listed::add);
    }
    if (listed.isEmpty()) {
      throw usage("--channels %s: give the lower number first".formatted(channels));
    }
    return listed.stream().distinct().toList();
  }

  private int side(NetworkSpec network, Layer asked) {
    int least = LikesRequest.leastSide(network, asked);
    int side = size == null ? LikesRequest.usualSide(network, asked) : size;
    if (side < least || side > LikesRequest.MOST_SIDE) {
      throw usage("--size %d: give %d to %d".formatted(side, least, LikesRequest.MOST_SIDE));
    }
    return side;
  }
}
