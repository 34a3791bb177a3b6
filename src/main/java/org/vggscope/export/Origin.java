package org.vggscope.export;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Versions;

/** Where numbers come from, said when somebody asks: to sum up a file takes seconds. */
public final class Origin {
  private Origin() {}

  /** Finds the SHA-256 of a weight file. */
  @FunctionalInterface
  public interface Sum {
    /**
     * In hexadecimal digits.
     *
     * @throws IOException when the file cannot be read any more
     */
    String find() throws IOException;
  }

  /** What needs no network: the program alone made it. */
  public static Supplier<About> ofProgram() {
    return () -> new About(Map.of("program", new Versions().program()));
  }

  /**
   * A network.
   *
   * @param model the catalogue's id or the file's name
   */
  public static Supplier<About> of(String model, Sum sum) {
    return () -> About.of(new Versions().program(), model, found(sum));
  }

  /**
   * A network that was asked about a picture.
   *
   * @param picture what it is called
   * @param how what was done to it
   */
  public static Supplier<About> of(String model, Sum sum, String picture, Preprocessing how) {
    Supplier<About> network = of(model, sum);
    return () ->
        network
            .get()
            .with("picture", picture)
            .with("preprocessing", how.name())
            .with("preparation", how.describe().english());
  }

  /** What is gone has no sum, and what was learned of it stays. */
  private static String found(Sum sum) {
    try {
      return sum.find();
    } catch (IOException e) {
      return null;
    }
  }
}
