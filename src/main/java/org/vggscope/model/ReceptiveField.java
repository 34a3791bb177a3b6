package org.vggscope.model;

/**
 * What a layer's units see of the picture fed to {@code conv1_1}. The field is square and its true
 * extent: it may reach beyond the border.
 *
 * @param size side, in pixels of the network's input
 * @param jump distance between the centres of neighbouring units, in pixels
 * @param firstCentre centre of unit 0, in pixels; the centre of pixel 0 is 0
 */
public record ReceptiveField(int size, int jump, double firstCentre) {
  /** A pixel of the input sees itself. */
  public static final ReceptiveField PIXEL = new ReceptiveField(1, 1, 0);

  /** The field of a layer that reads units with this field. */
  public ReceptiveField through(Layer layer) {
    return through(layer.kernel(), layer.stride(), layer.padding());
  }

  /** The field of units that read so many of these along one axis, at that step and padding. */
  ReceptiveField through(int kernel, int stride, int padding) {
    return new ReceptiveField(
        size + (kernel - 1) * jump,
        jump * stride,
        firstCentre + ((kernel - 1) / 2.0 - padding) * jump);
  }

  /** First pixel that unit {@code position} sees along one axis; negative beyond the border. */
  public int first(int position) {
    return (int) Math.round(firstCentre + (double) position * jump - (size - 1) / 2.0);
  }

  /** Last pixel that unit {@code position} sees along one axis. */
  public int last(int position) {
    return first(position) + size - 1;
  }

  /** Centre of what unit {@code position} sees along one axis; the centre of pixel 0 is 0. */
  public double centre(int position) {
    return firstCentre + (double) position * jump;
  }

  /** The pixels that the unit at {@code (y, x)} sees, wherever the border is. */
  public Window box(int y, int x) {
    return new Window(first(y), first(x), size, size);
  }

  /**
   * The unit along one axis whose centre is nearest to a pixel; of two equally near the first.
   *
   * @param pixel 0 for the centre of the first pixel
   * @param units how many units there are
   */
  public int nearest(double pixel, int units) {
    int position = (int) Math.ceil((pixel - firstCentre) / jump - 0.5);
    return Math.max(0, Math.min(units - 1, position));
  }
}
