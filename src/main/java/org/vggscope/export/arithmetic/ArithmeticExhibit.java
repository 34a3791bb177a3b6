package org.vggscope.export.arithmetic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.model.arithmetic.PoolingChoice;
import org.vggscope.model.arithmetic.ResponseSteps;
import org.vggscope.model.arithmetic.SoftmaxSteps;
import org.vggscope.model.arithmetic.WeightedSum;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;

/**
 * How the number of one unit comes about: the terms of its sum, what its pooling chose from, how it
 * was normalised, and what becomes of class scores.
 *
 * @param unit the unit, taken apart
 * @param names of channels and classes
 * @param origin where the numbers come from, which may take long to say
 */
public record ArithmeticExhibit(UnitView unit, UnitNames names, Supplier<About> origin)
    implements Exhibit {
  @Override
  public String name() {
    return "%s-%d-%d-%d-arithmetic"
        .formatted(unit.layer().name(), unit.channel(), unit.position().y(), unit.position().x());
  }

  @Override
  public About about() {
    return origin
        .get()
        .with("layer", unit.layer().name())
        .with("channel", unit.channel())
        .with("y", unit.position().y())
        .with("x", unit.position().x());
  }

  @Override
  public Figure figure(Look look) {
    return new ArithmeticFigure(unit, names).draw(about(), look);
  }

  /**
   * Of a unit with weights a line a term, {@code channel,y,x,activation,weight,product}, places
   * being those of the layer below; of a pooling a line a candidate, {@code
   * channel,y,x,activation,chosen}; of a normalisation a line a neighbour, {@code
   * channel,y,x,activation,square}.
   */
  @Override
  public Table table() {
    if (unit.sum() != null) {
      return terms(unit.sum());
    }
    if (unit.choice() != null) {
      return candidates(unit.choice());
    }
    Table.Builder table = Table.of("channel", "y", "x", "activation", "square");
    for (InputTerm term : unit.response().neighbours()) {
      table.row(term.channel(), term.y(), term.x(), term.activation(), term.product());
    }
    return table.build();
  }

  private Table terms(WeightedSum sum) {
    Table.Builder table = Table.of("channel", "y", "x", "activation", "weight", "product");
    int first = unit.layer().firstInput(unit.channel());
    for (int channel = first; channel < first + sum.channels(); channel++) {
      for (int i = 0; i < sum.kernel() * sum.kernel(); i++) {
        InputTerm term = sum.term(channel, i / sum.kernel(), i % sum.kernel());
        table.row(
            term.channel(), term.y(), term.x(), term.activation(), term.weight(), term.product());
      }
    }
    return table.build();
  }

  private static Table candidates(PoolingChoice choice) {
    Table.Builder table = Table.of("channel", "y", "x", "activation", "chosen");
    for (int i = 0; i < choice.candidates().size(); i++) {
      PoolingChoice.Candidate each = choice.candidates().get(i);
      table.row(choice.channel(), each.y(), each.x(), each.value(), i == choice.winner());
    }
    return table.build();
  }

  /** The terms, what they add up to, and what the network computed. */
  @Override
  public ObjectNode json() {
    ObjectNode node = Exhibit.super.json();
    if (unit.sum() != null) {
      node.put("products", unit.sum().products());
      node.put("bias", unit.sum().bias());
      node.put("sum", unit.sum().sum());
      node.put("relu", unit.layer().relu());
      node.put("explained", unit.sum().activation());
    } else if (unit.choice() != null) {
      node.put("explained", unit.choice().chosen().value());
    } else {
      ResponseSteps steps = unit.response();
      node.put("squares", steps.squares());
      node.put("divisor", steps.divisor());
      node.put("explained", steps.activation());
    }
    node.put("activation", unit.activation());
    if (unit.softmax() != null) {
      addClasses(node.putArray("classes"));
    }
    return node;
  }

  private void addClasses(ArrayNode classes) {
    SoftmaxSteps steps = unit.softmax();
    for (int index = 0; index < steps.classes(); index++) {
      ObjectNode each = classes.addObject();
      each.put("index", index);
      each.put("label", index < names.labels().size() ? names.labels().name(index) : null);
      each.put("logit", steps.logit(index));
      each.put("power", steps.power(index));
      each.put("probability", steps.probability(index));
    }
  }
}
