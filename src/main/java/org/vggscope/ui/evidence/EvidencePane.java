package org.vggscope.ui.evidence;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.view.KeyHint;
import org.vggscope.ui.view.PagedPane;
import org.vggscope.ui.view.ViewEntry;

/**
 * Why the network says what it says: where in the picture the evidence for a class lies, what
 * becomes of the answer when parts of the network are switched off, and what drives a channel.
 */
public final class EvidencePane {
  private EvidencePane() {}

  /**
   * The pane, to be registered.
   *
   * @param likes what is known of what channels like
   */
  public static ViewEntry entry(Session session, LikesModel likes) {
    return new ViewEntry(
        "evidence",
        Texts.of("Evidence"),
        Texts.of("Why does the network say so?"),
        List.of(
            new ViewEntry(
                    "evidence.heat",
                    Texts.of("Heat map"),
                    Texts.of("Where in the picture does the evidence for a class lie?"),
                    owner -> new HeatPage(owner, session))
                .withKeys(KeyHint.arrows("heat-canvas", Texts.of("read another pixel"))),
            new ViewEntry(
                    "evidence.ablation",
                    Texts.of("Ablation"),
                    Texts.of("What becomes of the answer when a part is switched off?"),
                    owner -> new AblationPage(owner, session))
                .withKeys(
                    KeyHint.of(
                        "ablation-channels",
                        Texts.of("switch the channel off or on"),
                        KeyCode.SPACE,
                        KeyCode.ENTER),
                    KeyHint.of("ablation-channels", Texts.of("everything on again"), KeyCode.R)),
            new ViewEntry(
                "evidence.patches",
                Texts.of("Top patches"),
                Texts.of("Which parts of which pictures drive a channel hardest?"),
                owner -> new PatchesPage(owner, session, likes))),
        (owner, pages) -> new PagedPane("EvidencePane", "evidence", "evidence", pages));
  }
}
