package org.vggscope.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All views that {@code export} writes. */
final class ExportViews {
  /** In the order of the window. */
  static final List<ExportView> ALL =
      Stream.of(LayerViews.ALL, AnswerViews.ALL, PairViews.ALL, RunViews.ALL)
          .flatMap(List::stream)
          .toList();

  private ExportViews() {}

  static Optional<ExportView> find(String id) {
    return ALL.stream().filter(view -> view.id().equals(id)).findFirst();
  }

  /** Their ids, for people. */
  static String ids() {
    return ALL.stream().map(ExportView::id).collect(Collectors.joining(", "));
  }

  /** Their ids, for help and completion. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ALL.stream().map(ExportView::id).iterator();
    }
  }
}
