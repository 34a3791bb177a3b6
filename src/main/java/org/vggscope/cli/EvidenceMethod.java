package org.vggscope.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How evidence for a class is found. */
enum EvidenceMethod {
  GRAD_CAM("grad-cam", false),
  GUIDED("guided", false),
  INTEGRATED("integrated", true),
  OCCLUSION("occlusion", true);

  private final String title;
  private final boolean signed;

  EvidenceMethod(String title, boolean signed) {
    this.title = title;
    this.signed = signed;
  }

  /** Whether its numbers speak against a class, too. */
  boolean isSigned() {
    return signed;
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return title;
  }

  /** Reads names as {@link #toString} has them. */
  static final class Converter implements ITypeConverter<EvidenceMethod> {
    @Override
    public EvidenceMethod convert(String text) {
      return Arrays.stream(values())
          .filter(method -> method.title.equals(text.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no method '%s'; give %s"
                          .formatted(
                              text,
                              Arrays.stream(values())
                                  .map(EvidenceMethod::toString)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}
