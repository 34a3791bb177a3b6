package org.vggscope.explain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vggscope.inference.Csv;
import org.vggscope.picture.NumpyFile;

/** The numbers of evidence as files hold them. */
public final class EvidenceFormats {
  private EvidenceFormats() {}

  /** Comma-separated values, a line a pixel: {@code y,x,value}. */
  public static void writeCsv(Evidence evidence, OutputStream stream) throws IOException {
    StringBuilder text = new StringBuilder(Csv.line(List.of("y", "x", "value")));
    for (int i = 0; i < evidence.values().length; i++) {
      text.append(
          Csv.line(
              List.of(
                  String.valueOf(i / evidence.width()),
                  String.valueOf(i % evidence.width()),
                  String.valueOf(evidence.values()[i]))));
    }
    stream.write(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** NumPy's {@code .npy}, float32, {@code (height, width)}. */
  public static void writeNumpy(Evidence evidence, OutputStream stream) throws IOException {
    NumpyFile.write(
        new NumpyFile.Array(List.of(evidence.height(), evidence.width()), evidence.values()),
        stream);
  }
}
