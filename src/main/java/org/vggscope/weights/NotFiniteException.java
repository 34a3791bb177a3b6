package org.vggscope.weights;

/** A weight file that holds infinity, or what is no number, where a layer's weights should be. */
public final class NotFiniteException extends WeightFileException {
  private static final long serialVersionUID = 1L;

  public NotFiniteException(String message) {
    super(message);
  }

  public NotFiniteException(String message, Throwable cause) {
    super(message, cause);
  }
}
