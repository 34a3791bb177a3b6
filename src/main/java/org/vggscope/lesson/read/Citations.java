package org.vggscope.lesson.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vggscope.lesson.Ask;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Said;
import org.vggscope.lesson.Step;

/** The works that a lesson cites. */
public final class Citations {
  private static final String WORKS = "/org/vggscope/lesson/works.tsv";

  /** Of a citation, whose words are after its parenthesis: the authors and the year. */
  private static final Pattern WORK = Pattern.compile(".(.*?(?:19|20)\\d\\d[a-z]?).*");

  private Citations() {}

  /**
   * Each work once, in the order in which they are cited: as it was published where it is known
   * here, else as it is cited.
   */
  public static List<String> of(Lesson lesson) {
    Map<String, String> published = works();
    Set<String> cited = new LinkedHashSet<>();
    for (Step step : lesson.steps()) {
      add(step.said(), cited);
      Ask ask = step.ask();
      if (ask != null) {
        add(ask.why(), cited);
      }
    }
    return cited.stream().map(work -> published.getOrDefault(work, work)).toList();
  }

  private static void add(Said said, Set<String> cited) {
    Matcher citation = TextCheck.CITED.matcher(said.english());
    while (citation.find()) {
      cited.add(WORK.matcher(citation.group()).replaceAll("$1").replace(",", ""));
    }
  }

  /** How works are cited, and how they were published. */
  private static Map<String, String> works() {
    try (InputStream file = Citations.class.getResourceAsStream(WORKS)) {
      if (file == null) {
        throw new IOException("The program is incomplete: it lacks " + WORKS);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t"))
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
