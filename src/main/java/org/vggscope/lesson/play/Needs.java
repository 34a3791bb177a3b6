package org.vggscope.lesson.play;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vggscope.lesson.Action;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Term;
import org.vggscope.model.Configuration;
import org.vggscope.model.NetworkSpec;
import org.vggscope.session.ModelSource;
import org.vggscope.session.Session;
import org.vggscope.weights.CatalogEntry;

/** Whether the open network is one for a lesson. */
public final class Needs {
  private static final int COLOURS = 3;

  private Needs() {}

  /** What loads one that is; empty where the open one will do. */
  public static Optional<Action> of(Lesson lesson, Session session) {
    String wanted = lesson.network();
    ModelSource source = session.modelSourceProperty().get();
    if (Lesson.NEEDS.contains(wanted)) {
      boolean fits =
          session.modelProperty().get() != null
              && fits(wanted, session.modelProperty().get().architecture());
      return fits
          ? Optional.empty()
          : session.catalog().available().stream()
              .filter(CatalogEntry::bundled)
              .findFirst()
              .map(each -> network(each.id()));
    }
    return source != null && source.key().equals(wanted)
        ? Optional.empty()
        : Optional.of(network(wanted));
  }

  private static Action network(String id) {
    return new Action("network", List.of(Term.word(id)), 1);
  }

  static boolean fits(String wanted, NetworkSpec network) {
    // A single number is no choice between classes.
    boolean classes = network.classes() > 1;
    return switch (wanted) {
      case Lesson.CLASSES -> classes;
      case Lesson.COLOURS -> classes && network.input().channels() == COLOURS;
      case Lesson.VGG ->
          classes
              && Arrays.stream(Configuration.values())
                  .anyMatch(each -> each.paperName().equals(network.configuration()));
      default -> true;
    };
  }
}
