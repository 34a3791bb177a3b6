package org.vggscope.export.arithmetic;

import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;

/**
 * What the parts of a calculation are called.
 *
 * @param order which colour each channel of the picture is
 * @param labels names of the network's classes
 */
public record UnitNames(ChannelOrder order, Labels labels) {
  /** An input channel: a colour where the picture is read. */
  public String input(UnitView unit, int channel) {
    return unit.below() == null ? Texts.of(order.title(channel)) : Texts.of("ch %d", channel);
  }

  /** A class; empty when there is no such class. */
  public String ofClass(int index) {
    return PredictionFormat.name(labels, index);
  }

  /** The first name of a class. */
  public String brief(int index) {
    String name = PredictionFormat.brief(labels, index);
    return name.isEmpty() ? Texts.of("class %d", index) : name;
  }

  /** Where a unit is, and which class it stands for, with all its names, if for one. */
  public String place(UnitView unit) {
    return place(unit, unit.softmax() == null ? "" : ofClass(unit.channel()));
  }

  /** As {@link #place}, in few words. */
  String briefPlace(UnitView unit) {
    return place(unit, unit.softmax() == null ? "" : brief(unit.channel()));
  }

  private static String place(UnitView unit, String name) {
    if (unit.isSinglePosition()) {
      return name;
    }
    int y = unit.position().y();
    int x = unit.position().x();
    return name.isEmpty() ? Texts.of("y %d, x %d", y, x) : Texts.of("y %d, x %d · %s", y, x, name);
  }

  /** What a unit is asked. */
  public static String question(UnitView unit) {
    return Texts.of("Where does %s come from?", Figures.plain(unit.activation(), Figures.DECIMALS));
  }

  /** What the windows are cut out of. */
  public static String window(UnitView unit) {
    return unit.below() == null
        ? Texts.of("window of picture")
        : Texts.of("window of %s", unit.below().name());
  }

  /** Heading of single inputs: what they are numbers of, and that it is averaged where it is. */
  public static String inputs(UnitView unit) {
    if (unit.below() == null) {
      return Texts.of("input of picture");
    }
    String read = unit.below().name();
    return unit.input().isAveraged()
        ? Texts.of("input of averaged %s", read)
        : Texts.of("input of %s", read);
  }

  /** An input's channel and position, or its unit where the layer below has one position a unit. */
  public static String term(InputTerm term, Layer layer) {
    return layer.kernel() > 1
        ? Texts.of("ch %d · y %d, x %d", term.channel(), term.y(), term.x())
        : Texts.of("unit %d", term.channel());
  }
}
