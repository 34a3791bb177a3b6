package org.vggscope.ui.window;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.vggscope.picture.PictureLimits;
import org.vggscope.picture.PngPicture;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.LatePicture;
import org.vggscope.session.PictureSource;
import org.vggscope.session.WebPicture;
import org.vggscope.support.GivenAddress;
import org.vggscope.support.GivenPath;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.pixels.BufferedPicture;

/**
 * Finds the pictures in what was dropped or pasted: files, a picture itself, a path, or the address
 * of a picture in a browser.
 */
final class PictureIntake {
  private static final Pattern SOURCE =
      Pattern.compile("\\bsrc\\s*=\\s*[\"']([^\"']++)[\"']", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATA_ADDRESS =
      Pattern.compile("data:image/[\\w.+-]++;base64,([A-Za-z0-9+/=\\s]++)");

  /** Pictures as other programs put them on the clipboard, the exact ones first. */
  private static final List<String> PICTURE_TYPES =
      List.of("image/png", "image/tiff", "image/bmp", "image/webp", "image/gif", "image/jpeg");

  /** A longer text is no list of pictures. */
  private static final int MOST_LINES = 10_000;

  private static final int MOST_PORT = 65_535;

  private static final String PASTED = Texts.key("pasted picture");

  private PictureIntake() {}

  /** Whether {@link #pictures} may find something, told without looking at the content. */
  static boolean isPromising(Clipboard board) {
    return board.hasFiles() || board.hasImage() || board.hasUrl() || board.hasString();
  }

  /**
   * Takes what was dropped or pasted, which only the window's thread can, and nothing more.
   *
   * @return finds the pictures in it, on any other thread, for that can take long; none when there
   *     are none
   */
  static Callable<List<PictureSource>> take(Clipboard board) {
    List<File> files = ask(board::getFiles);
    if (files != null && !files.isEmpty()) {
      // What has a zero in its name is a file of no system.
      return () -> files(files.stream().filter(file -> file.getPath().indexOf('\0') < 0).toList());
    }
    byte[] encoded = encoded(board);
    if (encoded != null) {
      return () -> List.of(new EncodedPicture(Texts.of(PASTED), encoded));
    }
    Image pasted = ask(board::getImage);
    if (pasted != null && !pasted.isError() && pasted.getWidth() >= 1 && pasted.getHeight() >= 1) {
      String name = Texts.of(PASTED);
      return () -> List.of(new LatePicture(name, () -> new EncodedPicture(name, png(pasted))));
    }
    String html = ask(board::getHtml);
    List<String> texts = Arrays.asList(ask(board::getUrl), ask(board::getString));
    return () -> named(html, texts);
  }

  /** The bytes of a picture file, as they are: what is wrong with them is said when it is read. */
  private static byte[] encoded(Clipboard board) {
    // Before it is asked for them, JavaFX does not know the types that other programs have.
    Set<DataFormat> there = board.getContentTypes();
    for (String type : PICTURE_TYPES) {
      DataFormat format = DataFormat.lookupMimeType(type);
      Object content =
          format != null && there.contains(format) ? ask(() -> board.getContent(format)) : null;
      if (content instanceof ByteBuffer buffer && buffer.hasRemaining()) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
      }
    }
    return null;
  }

  private static List<PictureSource> named(String html, List<String> texts) {
    String address = html == null ? null : imageIn(html);
    List<PictureSource> found = address == null ? List.of() : named(address);
    for (String text : texts) {
      if (found.isEmpty() && text != null) {
        found = named(text);
      }
    }
    return found;
  }

  /** The address of the first picture in a page, or null; each character is looked at once. */
  static String imageIn(String html) {
    String lower = html.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("<img");
    while (at >= 0) {
      int end = lower.indexOf('>', at);
      if (end < 0) {
        return null;
      }
      Matcher source = SOURCE.matcher(html).region(at, end);
      if (source.find()) {
        return source.group(1).replace("&amp;", "&");
      }
      at = lower.indexOf("<img", end);
    }
    return null;
  }

  /**
   * Asks a clipboard for one kind of content. What other programs put there is anything, and JavaFX
   * throws whatever it comes upon when it makes files and pictures of it.
   *
   * @return null when there is none, or none that can be used
   */
  private static <T> T ask(Supplier<T> content) {
    try {
      return content.get();
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** Pictures in files; what is wrong with a name is said when its picture is fetched. */
  static List<PictureSource> files(List<File> files) {
    List<PictureSource> sources = new ArrayList<>();
    for (File file : files) {
      try {
        sources.add(new PictureSource.File(GivenPath.of(file)));
      } catch (ProblemException e) {
        sources.add(
            new LatePicture(
                file.getName(),
                () -> {
                  throw e;
                }));
      }
    }
    return sources;
  }

  /** Pictures named by text: one path or address a line. Empty when a line is neither. */
  static List<PictureSource> named(String text) {
    List<PictureSource> sources = new ArrayList<>();
    for (String line : (Iterable<String>) text.strip().lines()::iterator) {
      PictureSource source = sources.size() < MOST_LINES ? one(line.strip()) : null;
      if (source == null || Thread.currentThread().isInterrupted()) {
        return List.of();
      }
      sources.add(source);
    }
    return sources;
  }

  private static PictureSource one(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      Matcher data = DATA_ADDRESS.matcher(text);
      if (data.matches()) {
        return new EncodedPicture(
            Texts.of("picture from a browser"), Base64.getMimeDecoder().decode(data.group(1)));
      }
      if (text.startsWith("http://") || text.startsWith("https://")) {
        URI address = GivenAddress.of(text);
        return address.getHost() == null || address.getPort() > MOST_PORT
            ? null
            : new WebPicture(address);
      }
      Path path = GivenPath.of(unquoted(text));
      return Files.exists(path) ? new PictureSource.File(path) : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      // No address, no path, or not what such a text encodes.
      return null;
    }
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.matches("(?s)\".*\"|'.*'");
    String bare = quoted ? text.substring(1, text.length() - 1) : text;
    return bare.startsWith("~/") ? System.getProperty("user.home") + bare.substring(1) : bare;
  }

  private static byte[] png(Image image) throws IOException {
    if (image.getWidth() * image.getHeight() > PictureLimits.MAX_PIXELS) {
      throw new ProblemException(
          Problem.of(
                  "more than %d megapixels; scale it down first",
                  PictureLimits.MAX_PIXELS / 1_000_000)
              .about(Texts.of(PASTED)));
    }
    return PngPicture.of(BufferedPicture.of(image, BufferedImage.TYPE_INT_ARGB));
  }
}
