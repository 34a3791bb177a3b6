package org.vggscope.ui.view;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import org.vggscope.model.Layer;
import org.vggscope.session.Selection;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;

/** The ways from one view to another. All of them look at the same {@link Selection}. */
public final class Links {
  private Views views = new Views(List.of());
  private Runnable arrived = () -> {};

  /**
   * Says where the ways lead; before that they lead nowhere.
   *
   * @param action what is done when one has come to another view
   */
  public void lead(Views all, Runnable action) {
    views = all;
    arrived = action;
  }

  /**
   * Brings a view to the front and the keys into it.
   *
   * @param id of the view
   */
  public void open(String id) {
    views
        .find(id)
        .ifPresent(
            entry -> {
              entry.open();
              arrived.run();
            });
  }

  /**
   * A link.
   *
   * @param id of the link
   * @param question what the view answers, short
   * @param view id of the view
   * @param first what is to be selected before
   */
  public Hyperlink link(String id, String question, String view, Runnable first) {
    Hyperlink link = new Hyperlink(question);
    link.setId(id.replace('.', '-'));
    link.getStyleClass().add("way");
    link.setMinWidth(Hyperlink.USE_PREF_SIZE);
    Tip.on(link, () -> hint(view));
    link.setOnAction(
        event -> {
          // Visited or not, it leads to something new.
          link.setVisited(false);
          first.run();
          open(view);
        });
    return link;
  }

  /** What other panes say of the selected unit; the one that asks is left out. */
  private enum Way {
    MAP("featuremaps", Texts.key("Its map")),
    ARITHMETIC("arithmetic", Texts.key("How computed?")),
    KERNEL("kernels", Texts.key("Its weights")),
    FIELD("receptivefield.picture", Texts.key("What it sees")),
    PATCHES("evidence.patches", Texts.key("What drives it"));

    private final String view;
    private final String question;

    Way(String view, String question) {
      this.view = view;
      this.question = question;
    }
  }

  /**
   * Links from what a pane says of the selected unit to what the other ones do.
   *
   * @param prefix begins the ids of the links, which end with the view's
   * @param own id of the view that they stand in
   */
  public Node ofUnit(Owner owner, Selection selection, String prefix, String own) {
    FlowPane links = new FlowPane();
    links.getStyleClass().add("ways");
    for (Way way : Way.values()) {
      if (!way.view.equals(own)) {
        links
            .getChildren()
            .add(link(prefix + "-to-" + way.view, Texts.of(way.question), way.view, () -> {}));
      }
    }
    Node weights = links.lookup("#" + prefix + "-to-" + Way.KERNEL.view);
    if (weights != null) {
      Runnable follow =
          () -> {
            Layer layer = selection.layerProperty().get();
            weights.setManaged(layer != null && layer.hasParameters());
            weights.setVisible(weights.isManaged());
          };
      owner.on(selection.layerProperty(), follow);
      follow.run();
    }
    return links;
  }

  /**
   * A button that opens a view and has it do something.
   *
   * @param id of the button
   * @param text what it is for
   * @param view id of the view
   * @param action what the view is to do
   */
  public Button button(String id, String text, String view, String action) {
    Button button = new Button(text);
    button.setId(id);
    button.setOnAction(
        event -> {
          open(view);
          views.find(view).ifPresent(entry -> entry.view().perform(action));
        });
    return button;
  }

  private String hint(String id) {
    return views
        .find(id)
        .map(entry -> Texts.of("%s: %s", entry.fullTitle(), entry.hint()))
        .orElse("");
  }
}
