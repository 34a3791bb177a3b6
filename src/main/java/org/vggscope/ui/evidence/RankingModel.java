package org.vggscope.ui.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.vggscope.explain.AblationRanking;
import org.vggscope.explain.AblationRanking.Entry;
import org.vggscope.export.evidence.Off;
import org.vggscope.inference.Analysis;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;

/**
 * The channels of the selected layer with a number for each, in the order that is wanted: by index,
 * by their mean activation, or by what the class loses without them, once that has been found.
 */
final class RankingModel {
  /** The order of the channels. */
  enum Order {
    INDEX(Texts.key("Order: index")),
    MEAN(Texts.key("Order: mean")),
    DROP(Texts.key("Order: drop of the logit"));

    private final String title;

    Order(String title) {
      this.title = title;
    }

    String title() {
      return Texts.of(title);
    }
  }

  /**
   * What there is to see of the channels.
   *
   * @param layer the layer
   * @param activations on the present picture, or null until they are there
   * @param ranking what the class loses, or null
   * @param channels in the order that is wanted
   * @param numbers of each channel, by its index: what the class loses, or else the mean
   */
  record Sheet(
      Layer layer,
      LayerActivations activations,
      AblationRanking ranking,
      int[] channels,
      double[] numbers) {
    /** The largest size of a number. */
    double largest() {
      return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    }

    /** What was found of a channel, or null. */
    Entry entry(int channel) {
      return ranking == null
          ? null
          : ranking.entries().stream()
              .filter(entry -> entry.channel() == channel)
              .findFirst()
              .orElse(null);
    }
  }

  private final Session session;
  private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.INDEX);
  private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper ranking = new ReadOnlyBooleanWrapper();
  private AblationRanking ranked;

  RankingModel(Owner owner, Session session) {
    this.session = session;
    owner.on(session.activationsProperty(), () -> renew());
    owner.on(session.selection().layerProperty(), () -> forget());
    owner.on(session.selection().classProperty(), () -> forget());
    owner.on(session.resultProperty(), () -> forget());
    order.addListener((o, old, wanted) -> renew());
    renew();
  }

  /** The order that is wanted. Without a ranking, the one by its drop is by the index. */
  ObjectProperty<Order> orderProperty() {
    return order;
  }

  /** What is seen; null while there is no network. */
  ReadOnlyObjectProperty<Sheet> sheetProperty() {
    return sheet.getReadOnlyProperty();
  }

  /** Whether a ranking is being made. */
  ReadOnlyBooleanProperty rankingProperty() {
    return ranking.getReadOnlyProperty();
  }

  /** The class that a ranking is about, an index in {@code fc8}; -1 when there is none. */
  int classIndex() {
    PictureResult result = session.resultProperty().get();
    int chosen = session.selection().classProperty().get();
    if (result == null || result.ranked().isEmpty()) {
      return Selection.NONE;
    }
    return chosen >= 0 && chosen < result.ranked().size() ? chosen : result.ranked().get(0).index();
  }

  /** Has the channels ranked by what the class loses without each of them. */
  void rank() {
    PictureResult picture = session.resultProperty().get();
    Layer layer = session.selection().layerProperty().get();
    int index = classIndex();
    if (picture == null || layer == null || index < 0) {
      return;
    }
    ranking.set(true);
    session.compute(
        this,
        Off.isUnits(layer)
            ? Texts.of("Ranking the units of %s", layer.name())
            : Texts.of("Ranking the channels of %s", layer.name()),
        (model, analysis, progress, cancelled) ->
            isOf(analysis, picture)
                ? AblationRanking.of(
                    model.network(), analysis.activations(), layer, index, progress, cancelled)
                : null,
        this::found,
        () -> ranking.set(false));
  }

  private static boolean isOf(Analysis analysis, PictureResult picture) {
    return analysis.picture() == picture.picture();
  }

  private void found(AblationRanking found) {
    ranking.set(false);
    if (found.layer().equals(session.selection().layerProperty().get())
        && found.classIndex() == classIndex()) {
      ranked = found;
      if (order.get() == Order.DROP) {
        renew();
      } else {
        order.set(Order.DROP);
      }
    }
  }

  /** The ranking was about another layer, class or picture. */
  private void forget() {
    if (ranking.get()) {
      session.stop(this);
    }
    ranked = null;
    renew();
  }

  private void renew() {
    Layer layer = session.selection().layerProperty().get();
    if (layer == null) {
      sheet.set(null);
      return;
    }
    LayerActivations maps = session.activationsProperty().get();
    LayerActivations own = maps != null && maps.layer().equals(layer) ? maps : null;
    double[] numbers = new double[layer.outputs()];
    if (ranked != null) {
      ranked.entries().forEach(entry -> numbers[entry.channel()] = entry.logitDrop());
    } else if (own != null) {
      for (int channel = 0; channel < numbers.length; channel++) {
        numbers[channel] = own.statistics(channel).mean();
      }
    }
    sheet.set(new Sheet(layer, own, ranked, sorted(numbers, own), numbers));
  }

  private int[] sorted(double[] numbers, LayerActivations maps) {
    boolean byDrop = order.get() == Order.DROP && ranked != null;
    boolean byMean = order.get() == Order.MEAN && maps != null;
    IntStream channels = IntStream.range(0, numbers.length);
    if (!byDrop && !byMean) {
      return channels.toArray();
    }
    double[] keys =
        byDrop
            ? numbers
            : IntStream.range(0, numbers.length)
                .mapToDouble(channel -> maps.statistics(channel).mean())
                .toArray();
    return channels
        .boxed()
        .sorted(Comparator.comparingDouble((Integer channel) -> keys[channel]).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
