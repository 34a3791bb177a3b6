package org.vggscope.ui.window;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javax.imageio.ImageIO;
import org.vggscope.session.PictureSource;
import org.vggscope.session.WebPicture;
import org.vggscope.ui.kit.pixels.BufferedPicture;

/**
 * Finds the pictures in what was dropped or pasted: files, a picture itself, a path, or the address
 * of a picture in a browser.
 */
final class PictureIntake {
  private static final Pattern IMAGE_IN_HTML =
      Pattern.compile("<img\\b[^>]*?\\bsrc\\s*=\\s*[\"']([^\"']+)[\"']", Pattern.CASE_INSENSITIVE);
  private static final Pattern DATA_ADDRESS =
      Pattern.compile("data:image/[\\w.+-]+;base64,([A-Za-z0-9+/=\\s]+)");

  private PictureIntake() {}

  /** Whether {@link #pictures} may find something, told without looking at the content. */
  static boolean isPromising(Clipboard board) {
    return board.hasFiles() || board.hasImage() || board.hasUrl() || board.hasString();
  }

  /** The pictures in what was dropped or pasted; empty when there are none. */
  static List<PictureSource> pictures(Clipboard board) {
    List<PictureSource> files = files(ask(board::getFiles));
    if (!files.isEmpty()) {
      return files;
    }
    Image pasted = ask(board::getImage);
    if (pasted != null && !pasted.isError() && pasted.getWidth() >= 1 && pasted.getHeight() >= 1) {
      return List.of(new PictureSource.Encoded("pasted picture", png(pasted)));
    }
    String html = ask(board::getHtml);
    if (html != null) {
      Matcher image = IMAGE_IN_HTML.matcher(html);
      if (image.find()) {
        List<PictureSource> found = named(image.group(1).replace("&amp;", "&"));
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    for (String text : Arrays.asList(ask(board::getUrl), ask(board::getString))) {
      List<PictureSource> found = text == null ? List.of() : named(text);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
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

  private static List<PictureSource> files(List<File> files) {
    List<PictureSource> sources = new ArrayList<>();
    if (files != null) {
      for (File file : files) {
        try {
          sources.add(new PictureSource.File(file.toPath()));
        } catch (InvalidPathException e) {
          // This system can have no file of that name, so it is none.
          continue;
        }
      }
    }
    return sources;
  }

  /** Pictures named by text: one path or address a line. Empty when a line is neither. */
  static List<PictureSource> named(String text) {
    List<PictureSource> sources = new ArrayList<>();
    for (String line : text.strip().split("\\R")) {
      PictureSource source = one(line.strip());
      if (source == null) {
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
        return new PictureSource.Encoded(
            "picture from a browser", Base64.getMimeDecoder().decode(data.group(1)));
      }
      if (text.startsWith("http://") || text.startsWith("https://")) {
        URI address = new URI(text);
        return address.getHost() == null ? null : new WebPicture(address);
      }
      Path path = text.startsWith("file:") ? Path.of(new URI(text)) : Path.of(unquoted(text));
      return Files.exists(path) ? new PictureSource.File(path) : null;
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      // No address, no path, or not what such a text encodes.
      return null;
    }
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.matches("(?s)\".*\"|'.*'");
    String bare = quoted ? text.substring(1, text.length() - 1) : text;
    return bare.startsWith("~/") ? System.getProperty("user.home") + bare.substring(1) : bare;
  }

  private static byte[] png(Image image) {
    BufferedImage buffer = BufferedPicture.of(image, BufferedImage.TYPE_INT_ARGB);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(buffer, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
