package org.vggscope.lesson.figures;

import java.util.Arrays;
import java.util.List;
import org.vggscope.explain.EffectiveField;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceRequest;
import org.vggscope.explain.Occlusion;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.model.ReceptiveField;
import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.model.Window;
import org.vggscope.session.LongWork;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.text.Texts;

/** Which places of the picture count. */
final class EvidenceFigures implements Group {
  /** How much of a field's influence the pixels have that are counted. */
  private static final double MOST = 0.95;

  /** Patches side by side over the trained input, as the commands have it. */
  private static final int PATCHES = 8;

  private final Bench bench;

  EvidenceFigures(Bench bench) {
    this.bench = bench;
  }

  @Override
  public Value value(String name, Arguments given) {
    return switch (name) {
      case "field-share" -> Group.share(fieldShare(given));
      case "field-half" -> Group.share(field(given).half());
      case "cam-peak" -> peak(given.open());
      case "occlusion-drop" -> Group.share(drop(given.open()));
      default -> null;
    };
  }

  /** The field that the window shows: of the selected unit, or of the strongest in the centre. */
  private EffectiveField field(Arguments given) {
    Layer layer = given.layer(0);
    Shape shape = given.open().result().shapes().get(layer);
    Selection selection = given.open().session().selection();
    boolean selected = layer.equals(selection.layerProperty().get());
    Position position = selected ? selection.positionProperty().get() : null;
    boolean known = position != null && Window.all(shape).contains(position.y(), position.x());
    int channel = selected ? selection.channelProperty().get() : Selection.NONE;
    Unit unit =
        new Unit(
            layer,
            channel < layer.outputs() ? channel : Selection.NONE,
            known ? position.y() : shape.height() / 2,
            known ? position.x() : shape.width() / 2);
    return bench.ask(
        unit,
        (model, analysis, cancelled) ->
            EffectiveField.of(model, analysis.activations(), unit, cancelled));
  }

  /** The fewest pixels that have most of the influence, as a share of the whole field. */
  private double fieldShare(Arguments given) {
    EffectiveField field = field(given);
    float[] ascending = field.influence().clone();
    Arrays.sort(ascending);
    double total = 0;
    for (float each : ascending) {
      total += each;
    }
    int count = 0;
    for (double sum = 0; sum < MOST * total; count++) {
      sum += ascending[ascending.length - 1 - count];
    }
    PictureResult result = given.open().result();
    ReceptiveField whole =
        result
            .model()
            .architecture()
            .receptiveFields(result.picture().input().height(), result.picture().input().width())
            .get(field.unit().layer());
    return count / ((double) whole.size() * whole.size());
  }

  private Value peak(Open open) {
    PictureResult result = open.result();
    Layer last = open.layer("last-conv");
    int index = Open.ranked(result, 1).index();
    Evidence evidence =
        bench.compute(
            List.of("cam", last, index),
            LongWork.onAnswer(
                Texts.of("Computing numbers for the lesson"),
                (model, analysis, progress, cancelled) ->
                    EvidenceRequest.gradCam(index, last)
                        .find(
                            model.network(),
                            analysis.picture().input(),
                            analysis.activations(),
                            progress,
                            cancelled)
                        .evidence()));
    int best = 0;
    for (int i = 1; i < evidence.values().length; i++) {
      best = evidence.values()[i] > evidence.values()[best] ? i : best;
    }
    int row = best / evidence.width();
    int column = best % evidence.width();
    double y = (row + 0.5) / evidence.height();
    double x = (column + 0.5) / evidence.width();
    return PictureFigures.inWhole(result.picture(), y, x);
  }

  private double drop(Open open) {
    int index = Open.ranked(open.result(), 1).index();
    int patch = Math.max(1, open.network().inputSize() / PATCHES);
    Occlusion.Answers answers =
        bench.compute(
            List.of("occlusion", index),
            LongWork.onAnswer(
                Texts.of("Computing numbers for the lesson"),
                (model, analysis, progress, cancelled) ->
                    new Occlusion(patch, Math.max(1, patch / 2))
                        .ask(
                            model.network(),
                            analysis.picture().input(),
                            index,
                            progress,
                            cancelled)));
    double least = Arrays.stream(answers.probabilities()).min().orElseThrow();
    // A picture of which every part that is hidden helps has no drop.
    return Math.max(0, answers.probability() - least);
  }
}
