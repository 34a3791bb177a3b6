package org.vggscope.lesson.figures;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.lesson.Said;
import org.vggscope.model.Layer;
import org.vggscope.picture.InputTensor;
import org.vggscope.session.LongWork;
import org.vggscope.session.Subject;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.training.Diagnosis;
import org.vggscope.training.NetworkChoice;

/**
 * What a network that has learnt nothing makes of the present picture, at a quarter of the
 * published widths.
 */
final class StartFigures implements Group {
  private static final double WIDTH = 0.25;
  private static final int CLASSES = 10;
  private static final String ALEXNET = "alexnet";

  private final Bench bench;

  StartFigures(Bench bench) {
    this.bench = bench;
  }

  @Override
  public Value value(String name, Arguments given) {
    return switch (name) {
      case "start-spread" -> Group.number(spread(given));
      case "start-verdict" -> {
        Diagnosis diagnosis = diagnosis(given);
        yield new Value.Name(
            new Said(
                Texts.in(Language.ENGLISH, diagnosis.verdict()),
                Texts.in(Language.CHINESE, diagnosis.verdict())));
      }
      default -> null;
    };
  }

  private double spread(Arguments given) {
    Diagnosis diagnosis = diagnosis(given);
    List<Layer> layers = diagnosis.spreads().stream().map(each -> each.layer()).toList();
    Layer layer = Open.find(layers, given.word(2));
    return diagnosis.spreads().stream()
        .filter(each -> each.layer().equals(layer))
        .findFirst()
        .orElseThrow(NotThere::atAll)
        .activations();
  }

  private Diagnosis diagnosis(Arguments given) {
    String configuration = given.word(0);
    String initialisation = given.word(1);
    InputTensor input = given.open().result().picture().input();
    if (input.height() != input.width()) {
      throw NotThere.atAll();
    }
    String network =
        configuration.equals(ALEXNET) ? ALEXNET : "vgg-" + configuration.toLowerCase(Locale.ROOT);
    return bench.compute(
        List.of("start", network, initialisation),
        new LongWork<>(
            Texts.of("Computing numbers for the lesson"),
            Set.of(Subject.PICTURE),
            (desk, steps) ->
                Diagnosis.ofStart(
                    ComputeEngine.start(),
                    new NetworkChoice(network, WIDTH, false).network(input.shape(), CLASSES, 0),
                    initialisation,
                    input.values(),
                    new int[1])));
  }
}
