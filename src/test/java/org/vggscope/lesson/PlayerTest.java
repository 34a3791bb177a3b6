package org.vggscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vggscope.lesson.Player.Phase;
import org.vggscope.lesson.Player.Scene;
import org.vggscope.lesson.figures.Figures;
import org.vggscope.lesson.figures.Worded;
import org.vggscope.lesson.grammar.Vocabulary;
import org.vggscope.lesson.play.Judge;
import org.vggscope.lesson.read.LessonFile;
import org.vggscope.lesson.read.LessonReader;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.SessionState;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.training.record.Moment;

/** Lessons on a real session with the bundled network, without a window and without time. */
class PlayerTest {
  private static final String STEPS =
"""
lesson: small
title: {en: Small, zh: 小}
about: {en: You can., zh: 你能。}
minutes: 2
network: vgg
begin: [picture sample chelsea.png, view arithmetic]
steps:
  - say: {en: "conv3_1 has {parameters conv3_1} parameters.", zh: "conv3_1有{parameters conv3_1}个参数。"}
    point: network-strip
    do: [layer conv3_1, channel strongest, position strongest]
  - say: {en: "Click conv3_3.", zh: "点conv3_3。"}
    wait: layer conv3_3
    hint: {en: "It is in the third block.", zh: "在第三个区块。"}
  - ask: {en: "How many parameters has {selected-layer}?", zh: "{selected-layer}有多少参数？"}
    answer: parameters conv3_3
    within: 1 %
    hint: {en: "Count the biases, too.", zh: "别忘了偏置。"}
    why: {en: "They are {parameters conv3_3}.", zh: "共{parameters conv3_3}个。"}
  - ask: {en: "Which channel answers most?", zh: "哪个通道响应最强？"}
    do: [network vgg19-tiny, layer last-conv, option featuremaps order MEAN]
    choose: [channel-by-mean last-conv 1, channel-by-mean last-conv 2, channel-by-mean last-conv 3, strongest last-conv]
    answer: strongest last-conv
    why: {en: "It is channel {strongest last-conv}.", zh: "是通道{strongest last-conv}。"}
  - ask: {en: "Click what decided it.", zh: "点一下决定了答案的地方。"}
    do: [preprocessing swapped]
    click: source-picture
    answer: cam-peak
    within: 20 %
    why: {en: "It is {class 1}.", zh: "是{class 1}。"}
  - say: {en: "The end of {network-name}.", zh: "{network-name}到此为止。"}
    do: [picture other, input-size 96]
""";

  private PlayedSession played;
  private FakeStage stage;
  private SessionState before;
  private Player player;
  private Runnable tick = () -> {};
  private long now;

  private final Ticker ticker =
      new Ticker() {
        @Override
        public void start(Runnable called) {
          tick = called;
        }

        @Override
        public long now() {
          return now;
        }

        @Override
        public void close() {
          tick = () -> {};
        }
      };

  private final List<Scene> scenes = new ArrayList<>();

  @BeforeEach
  void begin() throws Exception {
    played = new PlayedSession();
    stage = new FakeStage(played);
    stage.option("featuremaps", "order", "ZEROS");
    before = played.from(stage::capture);
    player = player(lesson(STEPS));
  }

  @AfterEach
  void end() {
    Texts.speak(Language.ENGLISH);
    played.close();
  }

  private Player player(Lesson lesson) {
    return new Player(
        lesson, played.session, stage, new Progress(played.settings), scenes::add, ticker);
  }

  private static Lesson lesson(String text) {
    LessonFile read = new LessonReader(Vocabulary.ofProgram()).read("small.yaml", text);
    assertThat(read.problems()).isEmpty();
    return read.lesson();
  }

  private Scene scene() throws Exception {
    return played.from(() -> scenes.get(scenes.size() - 1));
  }

  /** Lets the window tick until a scene is as it should be. */
  private Scene await(Predicate<Scene> wanted) throws Exception {
    for (int i = 0; i < 3000; i++) {
      played.on(tick);
      Scene now = played.from(() -> scenes.isEmpty() ? null : scenes.get(scenes.size() - 1));
      if (now != null && wanted.test(now)) {
        return now;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("Still " + scene());
  }

  private Scene await(int index, Phase phase) throws Exception {
    return await(scene -> scene.index() == index && scene.phase() == phase);
  }

  private Layer layer(String name) throws Exception {
    return played.from(() -> played.session.modelProperty().get().architecture().layer(name));
  }

  private void select(String name) throws Exception {
    Layer layer = layer(name);
    played.on(() -> played.session.selection().selectLayer(layer));
  }

  @Test
  void stepsActAndSayWhatIsComputedInBothLanguages() throws Exception {
    played.on(() -> player.start(0));
    Scene first = await(0, Phase.READY);
    // Half of 256 channels in and out of 3 x 3, and the biases.
    long expected = 128L * 64 * 9 + 128;
    assertThat(first.said()).isEqualTo("conv3_1 has %,d parameters.".formatted(expected));
    assertThat(first.inOther().said()).isEqualTo("conv3_1有%,d个参数。".formatted(expected));
    assertThat(first.anchor()).isEqualTo("network-strip");
    assertThat(played.from(() -> played.session.sourceProperty().get().name()))
        .isEqualTo("chelsea.png");
    assertThat(stage.openView()).isEqualTo("arithmetic");
    assertThat(played.from(() -> played.session.selection().layerProperty().get().name()))
        .isEqualTo("conv3_1");
    Position strongest = played.from(() -> played.session.selection().positionProperty().get());
    float value =
        played.from(
            () ->
                played
                    .session
                    .activationsProperty()
                    .get()
                    .at(
                        played.session.selection().channelProperty().get(),
                        strongest.y(),
                        strongest.x()));
    assertThat((double) value)
        .isEqualTo(
            played.from(
                () ->
                    played
                        .session
                        .activationsProperty()
                        .get()
                        .statistics(played.session.selection().channelProperty().get())
                        .maximum()));
    Texts.speak(Language.CHINESE);
    assertThat(await(each -> each.said().startsWith("conv3_1有")).inOther().said()).contains("has");
  }

  @Test
  void aStepWaitsUntilItIsDoneAndHintsAfterAWrongTry() throws Exception {
    played.on(() -> player.start(0));
    await(0, Phase.READY);
    played.on(player::next);
    Scene waiting = await(1, Phase.WAITING);
    assertThat(waiting.hint()).isEmpty();
    assertThat(waiting.canDoIt()).isTrue();
    select("conv4_1");
    assertThat(await(each -> !each.hint().isEmpty()).hint()).isEqualTo("It is in the third block.");
    select("conv3_3");
    Scene done = await(1, Phase.READY);
    assertThat(done.right()).isTrue();
    assertThat(done.verdict()).isEqualTo("Done.");
    assertThat(done.hint()).isEmpty();
  }

  @Test
  void aStepHintsAfterAWhileAndCanBeDoneForOne() throws Exception {
    played.on(() -> player.start(1));
    assertThat(await(1, Phase.WAITING).hint()).isEmpty();
    now = Player.PATIENCE - 1;
    played.on(tick);
    played.on(() -> {});
    assertThat(scene().hint()).isEmpty();
    now = Player.PATIENCE;
    await(each -> !each.hint().isEmpty());
    played.on(player::doIt);
    await(1, Phase.READY);
    assertThat(played.from(() -> played.session.selection().layerProperty().get().name()))
        .isEqualTo("conv3_3");
  }

  @Test
  void whatIsSoAlreadyStillWaitsForSomebodyToGoOn() throws Exception {
    played.on(() -> player.start(0));
    await(0, Phase.READY);
    select("conv3_3");
    played.on(player::next);
    Scene ready = await(1, Phase.READY);
    assertThat(ready.right()).isFalse();
    assertThat(ready.canDoIt()).isFalse();
  }

  @Test
  void theSolutionIsToldOfWhatIsAskedOnly() throws Exception {
    played.on(() -> player.start(1));
    await(1, Phase.WAITING);
    assertThat(played.from(player::solution)).isEmpty();
    played.on(player::next);
    await(2, Phase.ASKING);
    String right = "%,d".formatted(128L * 128 * 9 + 128);
    assertThat(played.from(player::solution))
        .contains(new Player.Solution(right, "They are %s.".formatted(right)));
    played.on(() -> player.answer(right));
    await(2, Phase.ANSWERED);
    assertThat(played.from(player::solution)).isEmpty();
  }

  @Test
  void answersAreJudgedByWhatIsComputed() throws Exception {
    played.on(() -> player.start(2));
    assertThat(await(2, Phase.ASKING).said()).isEqualTo("How many parameters has conv3_3?");
    played.on(() -> player.answer("100"));
    Scene again = await(each -> !each.hint().isEmpty());
    assertThat(again.phase()).isEqualTo(Phase.ASKING);
    assertThat(again.verdict()).isEqualTo("Not yet; try once more.");
    // Enter once too often is no second try.
    played.on(() -> player.answer("100"));
    played.on(tick);
    assertThat(scene().phase()).isEqualTo(Phase.ASKING);
    played.on(() -> player.answer("200"));
    long right = 128L * 128 * 9 + 128;
    assertThat(await(2, Phase.ANSWERED).verdict())
        .isEqualTo("Not quite: it is %,d. They are %,d.".formatted(right, right));
    assertThat(scene().hint()).isEmpty();
    played.on(player::next);
    await(3, Phase.ASKING);
    played.on(player::back);
    await(2, Phase.ASKING);
    // Half of one per cent less, as it is typed on another keyboard.
    played.on(() -> player.answer("１４７，０００"));
    assertThat(await(2, Phase.ANSWERED).right()).isTrue();
  }

  @Test
  void whatIsNoNumberIsNoTry() throws Exception {
    played.on(() -> player.start(2));
    await(2, Phase.ASKING);
    for (String typed : List.of("many", "12 parameters", "十二")) {
      played.on(() -> player.answer(typed));
      Scene again = await(each -> each.verdict().startsWith("That is no number;"));
      assertThat(again.phase()).isEqualTo(Phase.ASKING);
      assertThat(again.hint()).isEmpty();
    }
    played.on(() -> player.answer("100"));
    await(each -> each.verdict().equals("Not yet; try once more."));
    played.on(() -> player.answer("about 147 584"));
    assertThat(await(2, Phase.ANSWERED).right()).isTrue();
  }

  @Test
  void whoTypesTheProductNeedNotMultiplyIt() throws Exception {
    for (String typed : List.of("1153 x 128", "128×1,153", "128*1153*1")) {
      played.on(() -> player.start(2));
      await(2, Phase.ASKING);
      played.on(() -> player.answer(typed));
      assertThat(await(2, Phase.ANSWERED).right()).as(typed).isTrue();
      played.on(player::back);
      await(each -> each.index() == 1);
    }
  }

  @Test
  void aShareIsAnsweredInPerCentOrAsAPartWithAPointOrAComma() throws Exception {
    played.settle();
    Figures figures = played.from(() -> new Figures(played.session, () -> {}));
    Term share = new Term("probability", List.of(Term.word("1")), true);
    Judge judge =
        new Judge(figures, new Ask(share, 0, List.of(), null, new Said("Why.", "为什么。")), 0);
    String shown =
        played.from(() -> Worded.of(judge.answer(), Language.ENGLISH)).replace("%", "").strip();
    String part = new BigDecimal(shown).movePointLeft(2).toPlainString();
    for (String right : List.of(shown, shown + " %", shown.replace('.', ','), shown + "％", part)) {
      assertThat(played.from(() -> judge.isRight(right))).as(right).isTrue();
    }
    for (String wrong : List.of("7", part + " %", shown.replace(".", ""))) {
      assertThat(played.from(() -> judge.isRight(wrong))).as(wrong).isFalse();
    }
  }

  @Test
  void aVerdictStaysWhileTheWatchedNetworkLearnsOn() throws Exception {
    select("conv3_3");
    played.settle();
    Figures figures = played.from(() -> new Figures(played.session, () -> {}));
    Attempt attempt = new Attempt(lesson(STEPS).steps().get(2), 2, figures, null, 0);
    assertThat(after(attempt, "run", 1)).isEqualTo(Phase.ASKING);
    attempt.give(judge -> false);
    assertThat(after(attempt, "run", 2)).isEqualTo(Phase.ASKING);
    assertThat(after(attempt, "run", 3)).isEqualTo(Phase.ASKING);
    assertThat(attempt.isTriedAgain()).isTrue();
    attempt.give(judge -> true);
    assertThat(after(attempt, "run", 3)).isEqualTo(Phase.ANSWERED);
    assertThat(after(attempt, "run", 4)).isEqualTo(Phase.ANSWERED);
    assertThat(attempt.isRight()).isTrue();
    assertThat(after(attempt, "another", 4)).isEqualTo(Phase.ASKING);
    assertThat(attempt.isRight()).isFalse();
  }

  /** What is seen of an attempt when the present network is a moment of a run. */
  private Phase after(Attempt attempt, String run, long step) throws Exception {
    return played.from(
        () -> {
          PictureResult now = played.session.resultProperty().get();
          ModelView model = now.model();
          ModelView moment =
              new ModelView(
                  new ModelSource.OfRun(run, new Moment(step, Path.of("step-" + step))),
                  model.id(),
                  model.architecture(),
                  model.labels(),
                  model.preprocessing(),
                  model.bytes(),
                  model.format(),
                  model.notes(),
                  model.problem(),
                  model.assumption(),
                  model.engine(),
                  model.said());
          attempt.look(null, 0, new PictureResult(moment, now.picture(), now.ranked(), 0, 0));
          return attempt.phase();
        });
  }

  @Test
  void choicesThatReadTheSameAreOneAndAnotherPictureAsksAnew() throws Exception {
    played.on(() -> player.start(3));
    Scene asking = await(3, Phase.ASKING);
    assertThat(played.from(() -> played.session.modelProperty().get().id()))
        .isEqualTo("vgg19-tiny");
    assertThat(asking.choices()).hasSize(3).doesNotHaveDuplicates();
    String strongest = String.valueOf(strongest());
    assertThat(asking.choices()).contains(strongest);
    played.on(() -> player.answer(strongest));
    assertThat(await(3, Phase.ANSWERED).verdict())
        .isEqualTo("Right. It is channel %s.".formatted(strongest));
    played.on(() -> played.session.open(List.of(PlayedSession.sample("rocket.jpg"))));
    await(3, Phase.ASKING);
    String other = String.valueOf(strongest());
    played.on(() -> player.answer(other));
    assertThat(await(3, Phase.ANSWERED).right()).isTrue();
    assertThat(other).isNotEqualTo(strongest);
  }

  /** The channel of the selected layer with the largest mean, by itself. */
  private int strongest() throws Exception {
    return played.from(
        () -> {
          var own = played.session.activationsProperty().get();
          int best = 0;
          double most = -1;
          for (int channel = 0; channel < own.shape().channels(); channel++) {
            double sum = 0;
            for (int i = 0; i < own.shape().area(); i++) {
              sum += own.values()[channel * own.shape().area() + i];
            }
            best = sum > most ? channel : best;
            most = Math.max(most, sum);
          }
          return best;
        });
  }

  @Test
  void aClickIsRightNearThePlace() throws Exception {
    played.on(() -> player.start(4));
    Scene asking = await(4, Phase.ASKING);
    assertThat(asking.clicks()).isTrue();
    assertThat(asking.anchor()).isEqualTo("source-picture");
    assertThat(played.from(() -> played.session.preprocessingProperty().get())).contains("bgr");
    played.on(() -> player.click(0, 0));
    Scene wrong = await(4, Phase.ANSWERED);
    assertThat(wrong.right()).isFalse();
    assertThat(wrong.verdict()).startsWith("Not there. It is ");
  }

  @Test
  void backwardsEverythingIsAsItWasAndInTheEndAsBefore() throws Exception {
    played.on(() -> player.start(0));
    await(0, Phase.READY);
    List<SessionState> seen = new ArrayList<>();
    List<Phase> phases =
        List.of(Phase.READY, Phase.WAITING, Phase.ASKING, Phase.ASKING, Phase.ASKING, Phase.READY);
    for (int step = 0; step < phases.size(); step++) {
      await(step, phases.get(step));
      seen.add(state());
      played.on(player::next);
    }
    await(each -> each.phase() == Phase.OVER);
    assertThat(state()).isEqualTo(known(before));
    assertThat(played.settings.lessonsDone).containsExactly("small");
    assertThat(played.settings.lessonStep).isEmpty();

    player = player(player());
    scenes.clear();
    played.on(() -> player.start(5));
    for (int step = phases.size() - 1; step >= 0; step--) {
      await(step, phases.get(step));
      assertThat(state()).isEqualTo(seen.get(step));
      played.on(player::back);
    }
    played.on(player::leave);
    await(each -> each.phase() == Phase.OVER);
    assertThat(state()).isEqualTo(known(before));
    assertThat(played.settings.lessonStep).containsEntry("small", "0");
  }

  private static Lesson player() {
    return lesson(STEPS);
  }

  private SessionState state() throws Exception {
    return known(played.from(stage::capture));
  }

  /** Which pictures were opened last is no matter of this stage. */
  private static SessionState known(SessionState state) {
    return new SessionState(
        state.network(),
        state.inputSize(),
        state.preprocessing(),
        state.picture(),
        List.of(),
        state.selected(),
        state.comparing(),
        state.companion(),
        state.view(),
        state.views());
  }

  @Test
  void impatienceIsNoHarm() throws Exception {
    played.on(
        () -> {
          player.start(0);
          player.next();
          player.next();
          player.jump(5);
          player.back();
          player.jump(3);
        });
    Scene asking = await(3, Phase.ASKING);
    assertThat(asking.choices()).hasSize(3);
    played.on(player::leave);
    played.on(player::next);
    await(each -> each.phase() == Phase.OVER);
    assertThat(state()).isEqualTo(known(before));
  }
}
