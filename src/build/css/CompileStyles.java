import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Puts a compiled style sheet, which JavaFX takes first, beside each one below a folder, and with
 * them what the program needs of AtlantaFX's themes: JavaFX tries each rule on each part of the
 * window that its last word fits, and half of that work was for controls that are not there.
 */
public final class CompileStyles {
  private static final List<String> THEMES = List.of("primer-light", "primer-dark");

  /** Classes of controls that the program does not have, a line each. */
  private static final Path UNUSED = Path.of("src", "build", "css", "unused.txt");

  /** Tabs are on top, and nothing that is folded away is ever disabled. */
  private static final Pattern NEVER =
      Pattern.compile("\\.tab:(left|right|bottom)|\\.titled-pane:disabled");

  private static final Pattern RULE = Pattern.compile("([^{}]+)(\\{[^{}]*\\})");

  private CompileStyles() {}

  /**
   * @param arguments the project's folder, and that of its classes
   */
  public static void main(String[] arguments) throws IOException {
    Path styles = Path.of(arguments[1], "org", "vggscope", "ui");
    Set<String> unused = Set.copyOf(Files.readAllLines(Path.of(arguments[0]).resolve(UNUSED)));
    for (String theme : THEMES) {
      String name = theme + ".css";
      try (InputStream whole =
          CompileStyles.class.getResourceAsStream("/atlantafx/base/theme/" + name)) {
        Files.writeString(
            styles.resolve("window").resolve(name),
            needed(new String(whole.readAllBytes(), StandardCharsets.UTF_8), unused));
      }
    }
    List<Path> sheets;
    try (Stream<Path> files = Files.walk(styles)) {
      sheets = files.filter(file -> file.toString().endsWith(".css")).toList();
    }
    for (Path sheet : sheets) {
      String name = sheet.getFileName().toString().replaceFirst("css$", "bss");
      Stylesheet.convertToBinary(sheet.toFile(), sheet.resolveSibling(name).toFile());
    }
  }

  private static String needed(String sheet, Set<String> unused) {
    StringBuilder rest = new StringBuilder();
    Matcher rules = RULE.matcher(sheet.replaceAll("(?s)/\\*.*?\\*/", ""));
    while (rules.find()) {
      String selectors =
          Arrays.stream(rules.group(1).split(","))
              .map(String::strip)
              .filter(each -> !NEVER.matcher(each).find())
              .filter(each -> classes(each).noneMatch(unused::contains))
              // All that is in the head of a tab is its text.
              .map(each -> each.replace(".tab-label > *", ".tab-label > .text"))
              .collect(Collectors.joining(",\n"));
      if (!selectors.isEmpty()) {
        rest.append(selectors).append(' ').append(rules.group(2)).append('\n');
      }
    }
    return rest.toString();
  }

  private static Stream<String> classes(String selector) {
    return Pattern.compile("\\.([\\w-]+)").matcher(selector).results().map(each -> each.group(1));
  }
}
