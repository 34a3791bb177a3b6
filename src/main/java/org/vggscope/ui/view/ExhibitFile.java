package org.vggscope.ui.view;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.export.Exhibit;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.export.Look;
import org.vggscope.session.Notice;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.ProblemException;
import org.vggscope.text.Texts;

/**
 * What a view shows, on its way into a file.
 *
 * @param format the one of a file whose name says none
 * @param look of a drawing
 * @param scale pixels of a picture for each of the drawing
 */
public record ExhibitFile(Exhibit exhibit, ExhibitFormat format, Look look, int scale) {
  /**
   * Writes it, in the format that the file's ending names. It may take long: it is not for the
   * window's thread. A failure leaves the file that was there before.
   *
   * @param cancelled asked while it is written
   * @return what to say of it
   * @throws CancellationException when cancelled; nothing is left
   */
  public Notice write(Path file, BooleanSupplier cancelled) {
    ExhibitFormat named =
        ExhibitFormat.of(String.valueOf(file.getFileName()))
            .filter(ExhibitFormat.of(exhibit)::contains)
            .orElse(null);
    Path target = named == null ? file.resolveSibling(file.getFileName() + format.ending()) : file;
    if (named == null && Files.exists(target)) {
      // Nobody was asked whether this one may be replaced.
      return Notice.error(Texts.of("%s is there already; choose it, or another name.", target));
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // To write into a pipe waits for its reader.
      return Notice.error(Texts.of("%s is no file; choose another name.", target));
    }
    ExhibitFormat written = named == null ? format : named;
    try {
      AtomicFile.write(
          target,
          stream -> written.write(exhibit, look, scale, new Cancellable(stream, cancelled)));
      return Notice.information(Texts.of("Saved as %s.", target));
    } catch (IOException e) {
      return Notice.error(
          Texts.of(
              "%s cannot be written; choose another folder. (%s)",
              target, ProblemException.of(e).about(null)));
    }
  }

  /** A stream that ends when nobody wants any more what is written. */
  private static final class Cancellable extends FilterOutputStream {
    private final BooleanSupplier cancelled;

    Cancellable(OutputStream stream, BooleanSupplier cancelled) {
      super(stream);
      this.cancelled = cancelled;
    }

    @Override
    public void write(int value) throws IOException {
      check();
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      check();
      out.write(bytes, from, count);
    }

    private void check() {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
    }
  }
}
