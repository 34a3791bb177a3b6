package org.vggscope.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vggscope.explain.EvidenceMethod;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the names of methods that find evidence. */
final class EvidenceMethods implements ITypeConverter<EvidenceMethod> {
  @Override
  public EvidenceMethod convert(String text) {
    return Arrays.stream(EvidenceMethod.values())
        .filter(method -> method.id().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no method '%s'; give %s"
                        .formatted(
                            text,
                            Arrays.stream(EvidenceMethod.values())
                                .map(EvidenceMethod::id)
                                .collect(Collectors.joining(", ")))));
  }
}
