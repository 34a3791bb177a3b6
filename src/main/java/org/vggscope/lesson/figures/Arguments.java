package org.vggscope.lesson.figures;

import java.util.List;
import org.vggscope.model.Layer;
import org.vggscope.text.Language;

/** The arguments of a figure, computed. */
final class Arguments {
  private final List<Value> values;
  private final Open open;

  Arguments(List<Value> values, Open open) {
    this.values = List.copyOf(values);
    this.open = open;
    for (Value each : values) {
      if (each instanceof Value.State state) {
        throw state == Value.State.LATE ? NotThere.yet() : NotThere.atAll();
      }
    }
  }

  Open open() {
    return open;
  }

  int size() {
    return values.size();
  }

  Value value(int place) {
    return values.get(place);
  }

  String word(int place) {
    Value value = values.get(place);
    return value instanceof Value.Number number
        ? String.valueOf((long) number.amount())
        : Worded.of(value, Language.ENGLISH);
  }

  double number(int place) {
    Value value = values.get(place);
    if (value instanceof Value.Number number) {
      return number.amount();
    }
    if (value instanceof Value.Share share) {
      return share.share();
    }
    if (value instanceof Value.Bytes bytes) {
      return bytes.bytes();
    }
    throw NotThere.atAll();
  }

  int whole(int place) {
    double number = number(place);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw NotThere.atAll();
    }
    return (int) number;
  }

  /** A channel, row or column, which there must be so many of. */
  int whole(int place, int count) {
    int whole = whole(place);
    if (whole < 0 || whole >= count) {
      throw NotThere.atAll();
    }
    return whole;
  }

  Layer layer(int place) {
    return open.layer(word(place));
  }
}
