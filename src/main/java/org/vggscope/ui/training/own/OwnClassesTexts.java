package org.vggscope.ui.training.own;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.session.ModelView;
import org.vggscope.session.OwnClassesWork;
import org.vggscope.support.Problem;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.text.format.Numbers;
import org.vggscope.training.own.LearnedClasses;
import org.vggscope.training.own.OwnClass;
import org.vggscope.training.own.OwnClasses;

/** What is said of a person's own classes, in sentences. */
final class OwnClassesTexts {
  private OwnClassesTexts() {}

  /**
   * A class as it is in the list.
   *
   * @param pictures how many it has; -1 while they are counted
   */
  record Listed(OwnClass own, int pictures) {}

  /** What will be learned from. */
  static String network(ModelView model) {
    NetworkSpec network = model.architecture();
    Layer below = OwnClasses.featureLayer(network);
    return Texts.of(
        "%s keeps all its layers but the last. The new last layer, in place of %s, is learned on"
            + " the activations of %s. A fifth of each class is held back to say how good it is.",
        model.title(), network.classifier().orElseThrow().name(), below.name());
  }

  /** Why it cannot begin; null when it can. */
  static String refusal(ModelView model, List<Listed> classes) {
    if (model == null) {
      return Texts.of("There is no network yet.");
    }
    Problem problem = OwnClasses.refusal(model.architecture());
    if (problem != null) {
      return Texts.of(problem);
    }
    if (classes.size() < 2) {
      return Texts.of("Add two or more folders of pictures, one a class, or drop them here.");
    }
    Set<String> names = new HashSet<>();
    for (Listed each : classes) {
      String name = each.own.name();
      if (name.isBlank()) {
        return Texts.of("A class has no name.");
      }
      if (!names.add(name)) {
        return Texts.of("Two classes are called %s.", name);
      }
      if (each.pictures >= 0 && each.pictures < 2) {
        return Texts.of("%s needs two pictures or more.", name);
      }
    }
    return null;
  }

  /** How many pictures a class has. */
  static String count(int pictures) {
    return pictures < 0
        ? Texts.of("counting…")
        : Texts.count(pictures, "%,d picture", "%,d pictures", pictures);
  }

  /** How far it is. */
  static String progress(OwnClassesWork.Running running) {
    if (running.seen() == running.all()) {
      return running.all() == 0
          ? Texts.of("Looking for pictures…")
          : Texts.of("Learning the new layer and writing the network…");
    }
    return Texts.of("%,d of %,d pictures …", running.seen(), running.all());
  }

  /** How good it is. */
  static String accuracy(LearnedClasses learned) {
    return Texts.count(
        learned.heldBack(),
        "%s right: %,d of the %,d picture held back",
        "%s right: %,d of the %,d pictures held back",
        Numbers.percent(learned.accuracy()),
        learned.right(),
        learned.heldBack());
  }

  /** What it was learned from, and how long that took. */
  static String effort(OwnClassesWork.Done done) {
    LearnedClasses learned = done.learned();
    return Texts.of(
        "Learned from %,d pictures, on what %s sees, in %.1f s (%.1f s of them for the new layer).",
        learned.learned(),
        done.network(),
        learned.featureSeconds() + learned.learningSeconds(),
        learned.learningSeconds());
  }

  /** How many pictures were skipped; empty for none. */
  static String skipped(LearnedClasses learned) {
    int count = learned.skipped().size();
    return count == 0
        ? ""
        : Texts.count(
            count, "%,d picture could not be used:", "%,d pictures could not be used:", count);
  }

  /** Each picture that was skipped, and why, a line each. */
  static String skippedLines(LearnedClasses learned) {
    return learned.skipped().stream()
        .map(each -> Wording.of(each.failure(), each.picture().toString()))
        .collect(Collectors.joining("\n"));
  }
}
