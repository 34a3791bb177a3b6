package org.vggscope.ui.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vggscope.model.Layer;
import org.vggscope.model.Prediction;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.RecentPicture;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.view.Command;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.Views;

/**
 * All that a few letters can lead to: layers, channels ({@code conv3_2 17}), panes, commands,
 * classes and the last pictures. Needs no screen.
 */
final class GoTo {
  /** More than a person reads. */
  private static final int MOST = 60;

  /** What is found inside of a word, or in what else is to be known, stands so far behind. */
  private static final int FAR = 3;

  private static final Pattern CHANNEL = Pattern.compile("(\\S+)\\s+(\\d{1,6})");

  private final Session session;
  private final Supplier<List<Command>> commands;
  private final Views views;

  /**
   * Something to go to.
   *
   * @param kind what it is, for people
   * @param name what it is found by
   * @param detail what else is to be known of it
   * @param searched what else it is found by, its detail among it
   * @param go goes there
   * @param enters whether the keys are for the view that is looked at from then on
   */
  record Target(
      String kind, String name, String detail, String searched, Runnable go, boolean enters) {
    Target(String kind, String name, String detail, Runnable go, boolean enters) {
      this(kind, name, detail, detail, go, enters);
    }

    /** How well it fits what was typed: less is better, negative for not at all. */
    int distance(String typed) {
      String own = plain(name);
      if (own.equals(typed)) {
        return 0;
      }
      if (own.startsWith(typed)) {
        return 1;
      }
      int worst = 2;
      String details = plain(searched);
      for (String word : typed.split("[\\s›]+")) {
        int inName = distance(own, word);
        int inDetail = distance(details, word);
        if (inName < 0 && inDetail < 0) {
          return -1;
        }
        worst = Math.max(worst, inName >= 0 ? inName : FAR + inDetail);
      }
      return worst;
    }

    /** Words that begin with it are nearer than those that have it inside. */
    private static int distance(String text, String word) {
      int at = text.indexOf(word);
      if (at < 0) {
        return -1;
      }
      return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) ? 2 : FAR;
    }
  }

  /** As people type it: {@code 3x3} for 3 × 3. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("(?<=\\d)\\s*[x×]\\s*(?=\\d)", "x");
  }

  /**
   * @param commands gives those that there are now
   */
  GoTo(Session session, Supplier<List<Command>> commands, Views views) {
    this.session = session;
    this.commands = commands;
    this.views = views;
  }

  /** What fits, the best first; all of it when nothing was typed. */
  List<Target> find(String text) {
    String typed = plain(text).strip();
    List<Target> found = new ArrayList<>();
    Target channel = channel(typed);
    if (channel != null) {
      found.add(channel);
    }
    List<Target> all = targets();
    if (typed.isEmpty()) {
      found.addAll(all);
    } else {
      for (int distance = 0; distance <= 2 * FAR; distance++) {
        for (Target target : all) {
          if (target.distance(typed) == distance) {
            found.add(target);
          }
        }
      }
    }
    return found.subList(0, Math.min(MOST, found.size()));
  }

  private Target channel(String typed) {
    ModelView network = session.modelProperty().get();
    Matcher matcher = CHANNEL.matcher(typed);
    if (network == null || !matcher.matches()) {
      return null;
    }
    int channel = Integer.parseInt(matcher.group(2));
    for (Layer layer : network.layers()) {
      if (layer.name().equals(matcher.group(1)) && channel < layer.outputs()) {
        return new Target(
            Texts.of("channel"),
            layer.name() + " " + channel,
            Texts.of("of %d", layer.outputs()),
            () -> {
              session.selection().selectLayer(layer);
              session.selection().selectChannel(channel);
            },
            true);
      }
    }
    return null;
  }

  private List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    ModelView network = session.modelProperty().get();
    for (ViewEntry view : views.all()) {
      targets.add(
          new Target(
              Texts.of("pane"),
              view.fullTitle(),
              view.hint(),
              "%s %s".formatted(view.hint(), Texts.beside(view.title())),
              view::open,
              !view.isSide()));
    }
    if (network != null) {
      for (Layer layer : network.layers()) {
        targets.add(
            new Target(
                Texts.of("layer"),
                layer.name(),
                Texts.of("%d channels", layer.outputs()),
                () -> session.selection().selectLayer(layer),
                true));
      }
    }
    for (Command command : commands.get()) {
      if (command.isPossible()) {
        targets.add(
            new Target(
                Texts.of("command"),
                command.title(),
                command.keysText(),
                command.alsoFoundBy(),
                command.action(),
                false));
      }
    }
    for (RecentPicture picture : session.recent()) {
      targets.add(
          new Target(
              Texts.of("picture"),
              picture.source().name(),
              "",
              () -> session.open(List.of(picture.source())),
              false));
    }
    PictureResult result = session.resultProperty().get();
    if (result != null) {
      for (Prediction prediction : result.ranked()) {
        targets.add(
            new Target(
                Texts.of("class"),
                PredictionFormat.name(prediction),
                prediction.id(),
                PredictionFormat.searched(prediction),
                () -> selectClass(prediction.index()),
                true));
      }
    }
    return targets;
  }

  /** A class is what the evidence is about. */
  private void selectClass(int index) {
    session.selection().selectClass(index < 0 ? Selection.NONE : index);
    views.find("evidence.heat").ifPresent(ViewEntry::open);
  }
}
