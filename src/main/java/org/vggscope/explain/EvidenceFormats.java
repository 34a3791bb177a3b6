package org.vggscope.explain;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.Table;

/** The numbers of evidence as files hold them. */
public final class EvidenceFormats {
  private EvidenceFormats() {}

  /** A line a pixel: {@code y,x,value}. */
  public static Table table(Evidence evidence) {
    Table.Builder table = Table.of("y", "x", "value");
    for (int i = 0; i < evidence.values().length; i++) {
      table.row(i / evidence.width(), i % evidence.width(), evidence.values()[i]);
    }
    return table.build();
  }

  /** {@code (height, width)}. */
  public static NumpyFile.Array array(Evidence evidence) {
    return new NumpyFile.Array(List.of(evidence.height(), evidence.width()), evidence.values());
  }

  /** NumPy's {@code .npy}, float32, {@code (height, width)}. */
  public static void writeNumpy(Evidence evidence, OutputStream stream) throws IOException {
    NumpyFile.write(array(evidence), stream);
  }
}
