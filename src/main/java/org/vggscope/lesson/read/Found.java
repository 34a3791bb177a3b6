package org.vggscope.lesson.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vggscope.support.Problem;

/** What is wrong with a file, each with its line. */
final class Found {
  private record At(int line, Problem problem) {}

  private final String file;
  private final List<At> all = new ArrayList<>();

  Found(String file) {
    this.file = file;
  }

  void add(int line, Problem problem) {
    At at = new At(line, problem.about(file + ":" + line));
    if (!all.contains(at)) {
      all.add(at);
    }
  }

  void addAll(int line, List<Problem> problems) {
    problems.forEach(problem -> add(line, problem));
  }

  /** All, from the top of the file. */
  List<Problem> problems() {
    return all.stream().sorted(Comparator.comparingInt(At::line)).map(At::problem).toList();
  }
}
