package org.vggscope.text;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The texts as they stand in the program's sources, read with the compiler's own parser. */
final class SourceTexts {
  private static final Path SOURCES = Path.of("src/main/java");

  /** Calls whose literals are keys, and which of their arguments. */
  private static final Map<String, Set<Integer>> KEYED =
      Map.of(
          "Texts.of", Set.of(0),
          "Texts.key", Set.of(0),
          "Texts.count", Set.of(1, 2),
          "Phrase.of", Set.of(0),
          "Problem.of", Set.of(0),
          "Problem.refused", Set.of(0),
          "problem", Set.of(0));

  /** The command line speaks English. */
  private static final Pattern ENGLISH_ONLY = Pattern.compile(".*org/vggscope/cli/.*");

  private static final Pattern WINDOW = Pattern.compile(".*org/vggscope/(?:ui|session)/.*");

  /** At least two words. */
  private static final Pattern SENTENCE = Pattern.compile(".*\\p{Alpha}{2,} \\p{Alpha}{2,}.*");

  /** What is no text though it has words: styles, threads, keys, names, data, the terminal's. */
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "(?s).*-fx-.*|settings check|picture fetching|session.json beside it|(?:Shortcut|Alt)\\+Page (?:Down|Up)|Deep Java Library"
              + "|TwelveMonkeys ImageIO|Noto Sans CJK SC|SIL OFL [0-9.]+|Library/Application Support/VggScope|.*\\t.*\\t.*"
              + "|%s could not be written: %s%n");

  private final Set<String> keys = new TreeSet<>();
  private final List<String> loose = new ArrayList<>();

  /** Reads all sources. */
  static SourceTexts read() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    SourceTexts texts = new SourceTexts();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(SOURCES)) {
      List<Path> all =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !ENGLISH_ONLY.matcher(file.toString()).matches())
              .toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(all));
      for (CompilationUnitTree unit : task.parse()) {
        texts.new Reader(WINDOW.matcher(unit.getSourceFile().toUri().getPath()).matches())
            .scan(unit, null);
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every key. */
  Set<String> keys() {
    return keys;
  }

  /** Sentences of the window that do not go through the room, with where they stand. */
  List<String> loose() {
    return loose;
  }

  /** The constant strings that an expression may be. */
  private static List<String> constants(Tree tree) {
    if (tree instanceof LiteralTree literal && literal.getValue() instanceof String text) {
      return List.of(text);
    }
    if (tree instanceof ParenthesizedTree inner) {
      return constants(inner.getExpression());
    }
    if (tree instanceof ConditionalExpressionTree choice) {
      return Stream.concat(
              constants(choice.getTrueExpression()).stream(),
              constants(choice.getFalseExpression()).stream())
          .toList();
    }
    if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
      List<String> sums = new ArrayList<>();
      for (String left : constants(sum.getLeftOperand())) {
        constants(sum.getRightOperand()).forEach(right -> sums.add(left + right));
      }
      return sums;
    }
    return List.of();
  }

  private static String called(MethodInvocationTree call) {
    String name = call.getMethodSelect().toString();
    int dot = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
    return dot < 0 ? name : name.substring(dot + 1);
  }

  private final class Reader extends TreePathScanner<Void, Void> {
    private final boolean window;
    private int inside;

    Reader(boolean window) {
      this.window = window;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      Set<Integer> places = KEYED.getOrDefault(called(call), Set.of());
      List<? extends ExpressionTree> arguments = call.getArguments();
      for (int place : places) {
        if (place < arguments.size()) {
          keys.addAll(constants(arguments.get(place)));
        }
      }
      inside += places.isEmpty() ? 0 : 1;
      super.visitMethodInvocation(call, nothing);
      inside -= places.isEmpty() ? 0 : 1;
      return null;
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
      boolean error = made.getIdentifier().toString().endsWith("Exception");
      inside += error ? 1 : 0;
      super.visitNewClass(made, nothing);
      inside -= error ? 1 : 0;
      return null;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void nothing) {
      if (window
          && inside == 0
          && literal.getValue() instanceof String text
          && SENTENCE.matcher(text).matches()
          && !NO_TEXT.matcher(text).matches()) {
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
        loose.add(file + ": " + text);
      }
      return null;
    }
  }

  /** The places of a text: what each argument is formatted as, by its number. */
  static Map<Integer, String> places(String text) {
    Map<Integer, String> places = new TreeMap<>();
    var matcher =
        Pattern.compile("%(?:(\\d+)\\$)?[-#+ 0,(]*\\d*(?:\\.\\d+)?([a-zA-Z%])").matcher(text);
    int next = 1;
    while (matcher.find()) {
      String kind = matcher.group(2);
      if (!kind.equals("%") && !kind.equals("n")) {
        int number = matcher.group(1) == null ? next++ : Integer.parseInt(matcher.group(1));
        places.put(number, kind);
      }
    }
    return places;
  }
}
