package org.vggscope.explain.likes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;

/**
 * What the channels of a layer like, made once and kept, see {@link AtlasFile}.
 *
 * @param pictures one a channel, in their order, made alike; of an atlas that is not finished those
 *     of the first channels
 */
public record Atlas(List<LikedPicture> pictures) {
  /** Steps of an atlas that nobody asks otherwise of: as those that come with the program. */
  public static final int STEPS = 24;

  public Atlas {
    pictures = List.copyOf(pictures);
  }

  /** Hears of an atlas that grows. */
  @FunctionalInterface
  public interface Growing {
    /**
     * There are more pictures.
     *
     * @throws IOException ends the making
     */
    void has(Atlas part) throws IOException;
  }

  /** The layers that an atlas is made of unless others are asked for: each block's last ones. */
  public static List<Layer> layers(NetworkSpec network) {
    List<Layer> layers = network.layers();
    return IntStream.range(1, layers.size())
        .filter(i -> layers.get(i).kind() == LayerKind.POOLING)
        .mapToObj(i -> layers.get(i - 1))
        .filter(layer -> layer.kind() == LayerKind.CONVOLUTION)
        .toList();
  }

  /**
   * Makes one, or the rest of one.
   *
   * @param side of each picture, in pixels
   * @param before the part that there is; it stays if it was made alike
   * @param growing told whenever there are more pictures, the last ones among them
   * @param progress told the share that is done, 0 to 1, after each step
   * @throws CancellationException when cancelled
   * @throws IOException that {@code growing} throws
   */
  public static Atlas make(
      LoadedModel model,
      Layer layer,
      int side,
      int steps,
      long seed,
      Optional<Atlas> before,
      Growing growing,
      DoubleConsumer progress,
      BooleanSupplier cancelled)
      throws IOException {
    List<LikedPicture> made =
        new ArrayList<>(
            before
                .filter(part -> part.isMadeSo(side, steps, seed))
                .map(Atlas::pictures)
                .orElse(List.of()));
    List<Objective> objectives =
        IntStream.range(made.size(), layer.outputs())
            .mapToObj(channel -> Objective.shown(model.architecture(), layer, channel, side))
            .toList();
    for (LikesRequest request : LikesRequest.each(objectives, side, steps, seed)) {
      int done = made.size();
      int now = request.objectives().size();
      request
          .find(
              model.network(),
              model.preprocessing(),
              growth ->
                  progress.accept((done + (double) now * growth.step() / steps) / layer.outputs()),
              cancelled)
          .liked()
          .forEach(each -> made.add(LikedPicture.of(request, each).kept()));
      growing.has(new Atlas(made));
    }
    return new Atlas(made);
  }

  private boolean isMadeSo(int side, int steps, long seed) {
    return pictures.stream()
        .allMatch(
            each -> each.picture().width() == side && each.steps() == steps && each.seed() == seed);
  }

  /** What a channel likes; empty where an atlas has not come to it yet. */
  public Optional<LikedPicture> of(int channel) {
    return channel < pictures.size() ? Optional.of(pictures.get(channel)) : Optional.empty();
  }

  /** The layer that it is of. */
  public Layer layer() {
    return pictures.get(0).objective().layer();
  }
}
