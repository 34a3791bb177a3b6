package org.vggscope.ui.window;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.vggscope.session.ViewState;
import org.vggscope.ui.view.View;

/** What a lesson can name, as the window that is open has it. */
final class LiveVocabulary {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");

  /** What comes in rows has numbers, which are not the same in every network. */
  private static final Pattern IN_ROWS = Pattern.compile("([A-Za-z-]+-)[A-Za-z_-]*[0-9].*");

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z-]*");

  /** What a lesson lays over the window, what JavaFX makes controls of, and passing things. */
  private static final Pattern NOT_MEANT =
      Pattern.compile(
          "lesson.*|presenter|arrow.*|list-view|virtual-flow|focus-ring|main-window|notice-.*");

  private static final String ANYTHING = "*";

  private final Set<String> lines = new TreeSet<>();
  private final List<Class<?>> enums = new ArrayList<>();

  LiveVocabulary() {
    for (JavaClass each :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.vggscope.ui", "org.vggscope.export")) {
      if (each.isEnum()) {
        enums.add(each.reflect());
      }
    }
  }

  void command(String id) {
    lines.add("command " + id);
  }

  /** A view that is looked at, with what can be chosen in it. */
  void view(String id, View view) {
    lines.add("view " + id);
    view.performances().forEach(name -> lines.add("perform %s %s".formatted(id, name)));
    ViewState now = view.capture();
    for (String name : now.values().keySet()) {
      // Pages are opened as views.
      if (!name.equals("page")) {
        lines.add("option %s %s %s".formatted(id, name, values(view, now, name)));
      }
    }
    view.apply(now);
  }

  /** All ids in a window, seen or not. */
  void anchors(Node node) {
    if (node.getId() != null && !NOT_MEANT.matcher(node.getId()).matches()) {
      Matcher row = IN_ROWS.matcher(node.getId());
      if (row.matches()) {
        lines.add("anchor " + row.group(1) + ANYTHING);
      } else if (NAME.matcher(node.getId()).matches()) {
        lines.add("anchor " + node.getId());
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::anchors);
    }
  }

  /** The values that a view takes and gives back, or a star for too many to be listed. */
  private String values(View view, ViewState now, String name) {
    String value = now.values().get(name);
    if (NUMBER.matcher(value).matches()) {
      return "number";
    }
    if (value.equals("true") || value.equals("false")) {
      return "true|false";
    }
    List<List<String>> sets = new ArrayList<>();
    for (Class<?> each : enums) {
      sets.add(Arrays.stream(each.getEnumConstants()).map(one -> ((Enum<?>) one).name()).toList());
    }
    for (List<String> set : sets) {
      if (set.contains(value) && set.stream().allMatch(one -> takes(view, now, name, one))) {
        return set.stream().collect(Collectors.joining("|"));
      }
    }
    return ANYTHING;
  }

  private static boolean takes(View view, ViewState now, String name, String value) {
    view.apply(now.with(name, value));
    return value.equals(view.capture().values().get(name));
  }

  /** Sorted, a line each. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
