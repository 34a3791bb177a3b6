package org.vggscope.report;

import java.util.List;

/**
 * A page to be read and printed: words, pictures, drawings and tables in their order. All words are
 * given to it.
 *
 * @param title of the page
 * @param language that its words are in, as BCP 47 has it: {@code zh}
 * @param sections from the first to the last
 */
public record Report(String title, String language, List<Section> sections) {
  public Report {
    sections = List.copyOf(sections);
  }

  /** How a section lies on paper. */
  public enum Flow {
    /** As it comes. */
    PLAIN,
    /** On one page, as far as a page has room for it. */
    TOGETHER,
    /** From the top of a page. */
    NEW_PAGE
  }

  /**
   * What belongs together.
   *
   * @param heading of it; empty for none
   * @param flow how it lies on paper
   * @param parts from the first to the last
   */
  public record Section(String heading, Flow flow, List<Part> parts) {
    public Section {
      parts = List.copyOf(parts);
    }
  }

  /** Something in a section. */
  public sealed interface Part permits Paragraph, Choices, Room, Picture, Drawing, Numbers {}

  /** How much words matter. */
  public enum Tone {
    PLAIN,
    STRONG,
    FAINT
  }

  /** Words. */
  public record Paragraph(Tone tone, String words) implements Part {}

  /** Things of which one is to be marked. */
  public record Choices(List<String> words) implements Part {
    public Choices {
      words = List.copyOf(words);
    }
  }

  /** Empty lines to write on by hand. */
  public record Room(int lines) implements Part {}

  /**
   * A picture.
   *
   * @param type of its file: {@code image/png}, {@code image/jpeg}
   * @param bytes of its file; nobody writes to them any more
   * @param words what is to be seen, for those who do not see it
   */
  public record Picture(String type, byte[] bytes, String words) implements Part {}

  /**
   * A drawing that stays sharp.
   *
   * @param figure what is drawn
   * @param words what is to be seen, for those who do not see it
   */
  public record Drawing(Figure figure, String words) implements Part {}

  /**
   * A table, folded away on a screen.
   *
   * @param summary what is in it, which unfolds it
   */
  public record Numbers(String summary, Table table) implements Part {}
}
