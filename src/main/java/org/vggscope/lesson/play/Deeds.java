package org.vggscope.lesson.play;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vggscope.lesson.Action;
import org.vggscope.lesson.Term;
import org.vggscope.lesson.figures.Open;
import org.vggscope.lesson.figures.PreprocessingFigures;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.model.Shape;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.session.Notice;
import org.vggscope.session.PictureResult;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.weights.CatalogEntry;

/** Does what lessons do. What takes a while is only begun. */
public final class Deeds {
  private static final String SAMPLE = "sample-";

  private final LessonContext context;
  private final Session session;
  private final Words words;
  private final Units units;
  private final Set<PictureSource> opened = new HashSet<>();

  public Deeds(LessonContext context) {
    this.context = context;
    this.session = context.session();
    this.words = context.words();
    this.units = context.units();
  }

  /** The pictures that the lesson has opened, not those that somebody opened beside it. */
  public Set<PictureSource> opened() {
    return Set.copyOf(opened);
  }

  /** Whether a figure among its words is still being computed. */
  public boolean isLate(Action action) {
    return words.isLate(action.words());
  }

  /** Does something; what cannot be done with what is open is left alone. */
  public void run(Action action) {
    List<String> given = action.words().stream().map(words::of).toList();
    String first = given.isEmpty() ? "" : given.get(0);
    switch (action.name()) {
      case "view" -> context.stage().open(first);
      case "layer" -> layer(first);
      case "channel" -> channel(first);
      case "position" -> position(first, given);
      case "class" -> session.selection().selectClass(classIndex(first));
      case "picture" ->
          picture(first.equals(LessonContext.OTHER) ? LessonContext.OTHER : given.get(1));
      case "network" -> network(first);
      case "preprocessing" -> preprocessing(first);
      case "input-size" -> session.setInputSize(inputSize(first));
      case "option" -> context.stage().option(first, given.get(1), words.rest(action.words(), 2));
      case "perform" -> context.stage().perform(first, given.get(1));
      case "compare" -> compare(first);
      case "command" -> command(first);
      case "ablate" ->
          context.stage().option(LessonContext.ABLATION, LessonContext.OFF, off(given));
      case "training" -> training(first);
      case "train" -> context.trainings().begin(given);
      case "race" -> context.trainings().race(first);
      default -> throw new IllegalArgumentException("No lesson does " + action);
    }
  }

  /** The same with what has to be computed as a figure, which may be late. */
  public static Action spelledOut(Action action) {
    List<Term> words = action.words();
    boolean strongest =
        action.name().equals("ablate")
            && !words.get(0).name().equals(LessonContext.NONE)
            && (words.size() == 1 || words.get(1).name().equals(LessonContext.STRONGEST));
    return strongest
        ? new Action(
            action.name(),
            List.of(words.get(0), new Term(LessonContext.STRONGEST, List.of(words.get(0)), true)),
            action.line())
        : action;
  }

  /** Whether an action brings another picture. */
  public static boolean isPicture(Action action) {
    return action.name().equals("picture") || action.name().equals("command");
  }

  private void layer(String name) {
    Selection selection = session.selection();
    ModelView model = session.modelProperty().get();
    if (name.equals(LessonContext.NEXT) || name.equals("previous")) {
      selection.moveLayer(name.equals(LessonContext.NEXT) ? 1 : -1);
    } else if (model != null) {
      selection.selectLayer(Open.find(model.layers(), name));
    }
  }

  private void channel(String word) {
    Selection selection = session.selection();
    Layer layer = selection.layerProperty().get();
    int now = selection.channelProperty().get();
    int wanted =
        switch (word) {
          case LessonContext.NONE -> Selection.NONE;
          case LessonContext.STRONGEST -> units.strongest();
          case "mixed" -> units.mixed();
          case LessonContext.NEXT -> layer == null ? now : (now + 1) % layer.outputs();
          default -> whole(word);
        };
    if (layer != null && wanted < layer.outputs()) {
      selection.selectChannel(wanted);
    }
  }

  private static int whole(String word) {
    return word.matches("\\d{1,9}") ? Integer.parseInt(word) : Selection.NONE;
  }

  private void position(String word, List<String> given) {
    Selection selection = session.selection();
    Layer layer = selection.layerProperty().get();
    PictureResult result = session.resultProperty().get();
    Shape shape = result == null || layer == null ? null : result.shapes().get(layer);
    if (shape == null) {
      return;
    }
    Position now = selection.positionProperty().get();
    Position wanted =
        switch (word) {
          case LessonContext.NONE -> null;
          case LessonContext.STRONGEST, "weakest" ->
              units.extreme(word.equals(LessonContext.STRONGEST));
          case "centre" -> new Position(shape.height() / 2, shape.width() / 2);
          case LessonContext.NEXT -> next(now, shape);
          default ->
              new Position(
                  Math.min(whole(word), shape.height() - 1),
                  Math.min(given.size() < 2 ? 0 : whole(given.get(1)), shape.width() - 1));
        };
    int channel = selection.channelProperty().get();
    boolean free = wanted != null && channel == Selection.NONE;
    selection.selectUnit(free ? units.strongest() : channel, wanted);
  }

  private static Position next(Position now, Shape shape) {
    int place = now == null ? shape.area() / 2 : now.y() * shape.width() + now.x();
    int next = (place + 1) % shape.area();
    return new Position(next / shape.width(), next % shape.width());
  }

  private int classIndex(String word) {
    PictureResult result = session.resultProperty().get();
    boolean last = result != null && word.equals(LessonContext.LAST);
    int rank = last ? result.ranked().size() : whole(word);
    return result == null || rank < 1 || rank > result.ranked().size()
        ? Selection.NONE
        : result.ranked().get(rank - 1).index();
  }

  private void picture(String name) {
    PictureSource now = session.sourceProperty().get();
    Samples.all().stream()
        .filter(
            each -> name.equals(LessonContext.OTHER) ? !each.equals(now) : each.name().equals(name))
        .findFirst()
        .filter(each -> !each.equals(now))
        .ifPresent(
            each -> {
              opened.add(each);
              session.open(List.of(each));
            });
  }

  private void command(String id) {
    if (id.startsWith(SAMPLE)) {
      opened.add(Samples.all().get(Integer.parseInt(id.substring(SAMPLE.length())) - 1));
    }
    context.stage().run(id);
  }

  private void network(String id) {
    ModelSource now = session.modelSourceProperty().get();
    String present = now == null ? "" : now.key();
    session.catalog().available().stream()
        .map(CatalogEntry::id)
        .filter(each -> id.equals(LessonContext.OTHER) ? !each.equals(present) : each.equals(id))
        .findFirst()
        .ifPresentOrElse(
            each -> {
              if (!each.equals(present)) {
                session.selectModel(each);
              }
            },
            () ->
                session.say(
                    Notice.error(
                        Texts.of(
                            "This lesson wants %s, which is not on this machine; fetch it with"
                                + " Download networks (Ctrl+D).",
                            id))));
  }

  private void preprocessing(String word) {
    ModelView model = session.modelProperty().get();
    if (model != null) {
      PreprocessingFigures.find(model, word.equals(LessonContext.OTHER) ? "swapped" : word)
          .filter(PreprocessingVariant::isSingle)
          .ifPresent(
              each -> {
                if (each.isRight()) {
                  session.setPreprocessing("");
                } else {
                  session.setPreprocessing(each.preprocessing(), 0);
                }
              });
    }
  }

  private int inputSize(String word) {
    ModelView model = session.modelProperty().get();
    int now = session.inputSizeProperty().get();
    if (word.equals("trained") || model == null || word.equals(LessonContext.OTHER) && now != 0) {
      return 0;
    }
    return word.equals(LessonContext.OTHER)
        ? model.architecture().inputSize() + model.architecture().step()
        : whole(word);
  }

  private void compare(String word) {
    switch (word) {
      case "on" -> session.companion().switchOn();
      case "off" -> session.companion().switchOff();
      default -> {
        session.companion().switchOn();
        ModelSource wanted = new ModelSource.Catalogued(session.catalog().entry(word));
        if (!wanted.equals(session.companion().sourceProperty().get())) {
          session.companion().load(wanted);
        }
      }
    }
  }

  private void training(String word) {
    if (word.equals(LessonContext.NONE)) {
      session.training().leave();
    } else {
      session.training().switchOn();
    }
  }

  /** What is to be switched off, as the Ablation page writes it. */
  private String off(List<String> given) {
    ModelView model = session.modelProperty().get();
    if (given.get(0).equals(LessonContext.NONE) || model == null) {
      return "";
    }
    Layer layer = Open.find(model.layers(), given.get(0));
    String which = given.size() < 2 ? "0" : given.get(1);
    if (layer == null) {
      return "";
    }
    return layer.name()
        + ":"
        + switch (which) {
          case "all" ->
              IntStream.range(0, layer.outputs())
                  .mapToObj(String::valueOf)
                  .collect(Collectors.joining(" "));
          default -> which;
        };
  }
}
