package org.vggscope.picture;

import java.util.Locale;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;

/**
 * A tensor as a network takes it: the picture that would have to be prepared as the weights want it
 * to give these very numbers. Of a picture that was prepared otherwise it shows what is wrong with
 * it, colours that were swapped or a mean that was not taken away.
 *
 * @param picture that picture; what lies beyond black or white is cut off
 * @param least the smallest number of the tensor
 * @param most the largest number of the tensor
 * @param beyond the share of numbers, 0 to 1, that no picture has, being darker than black or
 *     lighter than white
 */
public record TensorPicture(SourceImage picture, float least, float most, double beyond) {
  private static final double WHITE = 255;
  private static final double HALF = 0.5;

  /**
   * Draws a tensor.
   *
   * @param name what to call the picture
   * @param tensor planar {@code (C, H, W)}
   * @param right what the weights want
   */
  public static TensorPicture of(String name, InputTensor tensor, Preprocessing right) {
    int area = tensor.height() * tensor.width();
    int[] pixels = new int[area];
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    long outside = 0;
    int channels = tensor.shape().channels();
    for (int channel = 0; channel < channels; channel++) {
      int place = place(right.order(), channel);
      double mean = right.mean().get(channel);
      double deviation = right.deviation().get(channel);
      double scale = WHITE / right.range();
      for (int i = 0; i < area; i++) {
        float value = tensor.values()[channel * area + i];
        least = Math.min(least, value);
        most = Math.max(most, value);
        double level = (value * deviation + mean) * scale;
        if (level < -HALF || level > WHITE + HALF) {
          outside++;
        }
        pixels[i] |= (int) Math.round(Math.max(0, Math.min(WHITE, level))) * place;
      }
    }
    return new TensorPicture(
        new SourceImage(name, tensor.width(), tensor.height(), pixels),
        least,
        most,
        (double) outside / tensor.values().length);
  }

  /**
   * A picture as the network takes it: where it is not prepared as the weights want it, with
   * colours swapped, too dark, too light.
   */
  public static SourceImage seen(PreparedPicture picture, Preprocessing right) {
    return colours(picture.preprocessing()).equals(colours(right))
        ? picture.seen()
        : of(picture.source().name(), picture.input(), right).picture();
  }

  /** What is done to the colours, whatever the size. */
  private static Preprocessing colours(Preprocessing how) {
    return how.sized(Resize.NONE, 0, 0).renamed("");
  }

  /** What a level of a channel is multiplied by to stand in a pixel; 0 for what no colour shows. */
  private static int place(ChannelOrder order, int channel) {
    int colour = order.named().get(channel);
    return order == ChannelOrder.GREY ? 0x010101 : colour > 2 ? 0 : 1 << 16 - 8 * colour;
  }

  /** {@code −2.12 … 2.64}, with about three digits each. */
  public static String span(float least, float most) {
    return number(least) + " … " + number(most);
  }

  private static String number(float value) {
    String format = Math.abs(value) < 10 ? "%.2f" : Math.abs(value) < 100 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value).replace('-', '−');
  }
}
