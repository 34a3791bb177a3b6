package org.vggscope.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Reports as HTML: a file of its own that loads nothing and runs nothing, and is well-formed XML,
 * too.
 */
public final class HtmlWriter {
  private static final String STYLE = "report.css";

  private final Writer page;

  private HtmlWriter(Writer page) {
    this.page = page;
  }

  /** Writes a report in UTF-8 and leaves the stream open. */
  public static void write(Report report, OutputStream stream) throws IOException {
    Writer page = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    new HtmlWriter(page).write(report);
    page.flush();
  }

  private void write(Report report) throws IOException {
    page.write("<!DOCTYPE html>\n<html lang=\"" + escaped(report.language()) + "\">\n<head>\n");
    page.write("<meta charset=\"UTF-8\"/>\n<title>" + escaped(report.title()) + "</title>\n");
    page.write("<style>\n" + style() + "</style>\n</head>\n<body>\n");
    element("h1", "", report.title());
    for (Report.Section section : report.sections()) {
      write(section);
    }
    page.write("</body>\n</html>\n");
  }

  private static String style() throws IOException {
    try (InputStream file = HtmlWriter.class.getResourceAsStream(STYLE)) {
      if (file == null) {
        throw new IOException("The program is incomplete: it lacks " + STYLE);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void write(Report.Section section) throws IOException {
    page.write("<section class=\"" + name(section.flow()) + "\">\n");
    List<Report.Part> parts = section.parts();
    if (!section.heading().isEmpty()) {
      // Not every browser keeps a heading with what follows when it is told to.
      page.write("<div class=\"together\">\n");
      element("h2", "", section.heading());
      if (!parts.isEmpty() && !(parts.get(0) instanceof Report.Numbers)) {
        write(parts.get(0));
        parts = parts.subList(1, parts.size());
      }
      page.write("</div>\n");
    }
    for (Report.Part part : parts) {
      write(part);
    }
    page.write("</section>\n");
  }

  private void write(Report.Part part) throws IOException {
    if (part instanceof Report.Paragraph paragraph) {
      element("p", name(paragraph.tone()), paragraph.words());
    } else if (part instanceof Report.Choices choices) {
      page.write("<ul>\n");
      for (String each : choices.words()) {
        element("li", "", each);
      }
      page.write("</ul>\n");
    } else if (part instanceof Report.Room room) {
      page.write("<div class=\"line\"></div>\n".repeat(room.lines()));
    } else if (part instanceof Report.Picture picture) {
      page.write("<img alt=\"" + escaped(picture.words()) + "\" src=\"data:");
      page.write(escaped(picture.type()) + ";base64,");
      page.write(Base64.getEncoder().encodeToString(picture.bytes()));
      page.write("\"/>\n");
    } else if (part instanceof Report.Drawing drawing) {
      page.write("<figure role=\"img\" aria-label=\"" + escaped(drawing.words()) + "\">\n");
      page.write(SvgWriter.element(drawing.figure()));
      page.write("</figure>\n");
    } else if (part instanceof Report.Numbers numbers) {
      write(numbers);
    }
  }

  private void write(Report.Numbers numbers) throws IOException {
    page.write("<details>\n");
    element("summary", "", numbers.summary());
    page.write("<table>\n<thead>");
    row("th", numbers.table().columns());
    page.write("</thead>\n<tbody>\n");
    for (List<Object> row : numbers.table().rows()) {
      row("td", row);
    }
    page.write("</tbody>\n</table>\n</details>\n");
  }

  private void row(String tag, List<?> cells) throws IOException {
    page.write("<tr>");
    for (Object cell : cells) {
      boolean number = cell instanceof Number;
      boolean nothing = cell == null || cell instanceof Double value && value.isNaN();
      page.write("<" + tag + (number ? " class=\"number\">" : ">"));
      page.write(nothing ? "" : escaped(cell.toString()));
      page.write("</" + tag + ">");
    }
    page.write("</tr>\n");
  }

  private void element(String tag, String styleClass, String words) throws IOException {
    page.write("<" + tag + (styleClass.isEmpty() ? ">" : " class=\"" + styleClass + "\">"));
    page.write(escaped(words) + "</" + tag + ">\n");
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String escaped(String words) {
    return SvgWriter.escaped(words).replace("\"", "&quot;");
  }
}
