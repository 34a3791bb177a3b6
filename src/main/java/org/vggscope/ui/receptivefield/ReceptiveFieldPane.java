package org.vggscope.ui.receptivefield;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.view.KeyHint;
import org.vggscope.ui.view.Links;
import org.vggscope.ui.view.PagedPane;
import org.vggscope.ui.view.ViewEntry;

/**
 * What units see: on the picture, layer by layer; why small kernels are stacked; and the numbers of
 * all layers of VGG and AlexNet.
 */
public final class ReceptiveFieldPane {
  private ReceptiveFieldPane() {}

  /** The pane, to be registered. */
  public static ViewEntry entry(Session session, Links links) {
    return new ViewEntry(
        "receptivefield",
        Texts.of("Receptive field"),
        Texts.of("Which part of the picture can one unit see?"),
        List.of(
            new ViewEntry(
                    "receptivefield.picture",
                    Texts.of("On the picture"),
                    Texts.of("Which part of the picture can one unit see, and which of it counts?"),
                    owner -> new PicturePage(owner, session, links))
                .withKeys(
                    KeyHint.arrows("field-canvas", Texts.of("another position")),
                    KeyHint.of("field-canvas", Texts.of("play or pause"), KeyCode.SPACE),
                    KeyHint.of(
                        "field-canvas",
                        Texts.of("a layer up, down"),
                        KeyCode.PAGE_UP,
                        KeyCode.PAGE_DOWN),
                    KeyHint.of(
                        "field-steps",
                        Texts.of("layer above, below in the list"),
                        KeyCode.UP,
                        KeyCode.DOWN)),
            new ViewEntry(
                "receptivefield.stacks",
                Texts.of("Why 3 × 3"),
                Texts.of("Why are stacks of 3 × 3 better than one larger kernel?"),
                owner -> new StackPage()),
            new ViewEntry(
                "receptivefield.table",
                Texts.of("Table"),
                Texts.of("What does each layer see, hold and cost?"),
                owner -> new TablePage(owner, session))),
        (owner, pages) -> new PagedPane("ReceptiveFieldPane", "field", "receptive-field", pages));
  }
}
