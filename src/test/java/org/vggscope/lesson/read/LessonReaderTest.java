package org.vggscope.lesson.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Step;
import org.vggscope.lesson.Term;
import org.vggscope.lesson.grammar.Vocabulary;
import org.vggscope.support.Problem;
import org.vggscope.text.Language;

/** Lesson files, good ones and bad ones. */
class LessonReaderTest {
  private static final String HEAD =
      """
      lesson: some
      title: {en: Some, zh: 某}
      about: {en: You can., zh: 你能。}
      minutes: 5
      network: vgg
      steps:
      """;

  private static final String SAY = "  - say: {en: \"Look.\", zh: \"看。\"}\n";

  private static final String ASK =
      """
        - ask: {en: "How many?", zh: "多少？"}
          answer: parameters conv3_1
          why: {en: "Because.", zh: "因为。"}
      """;

  private static LessonFile read(String text) {
    return new LessonReader(Vocabulary.ofProgram()).read("some.yaml", text);
  }

  private static List<String> problems(String text) {
    return read(text).problems().stream().map(Problem::english).toList();
  }

  @Test
  void aGoodOneIsReadWithItsLines() {
    LessonFile file =
        read(
            HEAD
                + SAY
                + "    point: network-strip\n"
                + "    do: [layer conv3_1, 'option receptivefield.table left VGG16 (D)']\n"
                + ASK
                + "    within: 2.5 %\n");
    assertThat(file.problems()).isEmpty();
    Lesson lesson = file.lesson();
    assertThat(lesson.title().in(Language.CHINESE)).isEqualTo("某");
    Step step = lesson.steps().get(0);
    assertThat(step.line()).isEqualTo(7);
    assertThat(step.anchors()).containsExactly("network-strip");
    assertThat(step.actions().get(0)).hasToString("layer conv3_1");
    assertThat(step.actions().get(1).words())
        .containsExactly(
            Term.word("receptivefield.table"),
            Term.word("left"),
            Term.word("VGG16"),
            Term.word("(D)"));
    Step asked = lesson.steps().get(1);
    assertThat(asked.line()).isEqualTo(10);
    assertThat(asked.ask().within()).isEqualTo(0.025);
    assertThat(asked.ask().answer().arguments()).containsExactly(Term.word("conv3_1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "do: [view arithmetik]|'arithmetik' is no VIEW of 'view'; did you mean 'arithmetic'?",
        "do: [veiw arithmetic]|there is no action 'veiw'; did you mean 'view'?",
        "do: [frobnicate]|there is no action 'frobnicate'; 'lesson actions' lists them",
        "do: [layer]|'layer' has the wrong number of arguments; it is written layer"
            + " LAYER¦next¦previous",
        "do: [channel -3]|'-3' is no WHOLE¦strongest¦mixed¦next¦none of 'channel'; there are"
            + " mixed, next, none, strongest",
        "do: [picture sample chelsea.jpg]|'chelsea.jpg' is no [SAMPLE] of 'picture'; did you mean"
            + " 'chelsea.png'?",
        "do: [network vgg16-tniy]|'vgg16-tniy' is no NETWORK¦other of 'network'; did you mean"
            + " 'vgg16-tiny'?",
        "do: [option kernels order LARGEST]|'LARGEST' is no VALUE... of 'option'; there are ADDED,"
            + " CONTRIBUTION, INDEX, NORM",
        "do: [command quit]|'quit' is no COMMAND of 'command'",
        "do: [layer (class 1]|'layer (class 1' opens a bracket that it does not close",
        "do: [channel (class 1)]|the figure 'class 1' cannot stand for"
            + " WHOLE¦strongest¦mixed¦next¦none of 'channel'",
        "wait: layer conv9|'conv9' is no LAYER¦other of 'layer'",
        "wait: sunshine|there is no condition 'sunshine'; 'lesson actions' lists them",
        "point: network-stripe|there is no control 'network-stripe'; did you mean 'network-strip'?",
        "point: tile-pol1|there is no control 'tile-pol1'; did you mean 'tile-pool1'?",
        "hnit: x|there is no key 'hnit'; did you mean 'hint'?",
        "answer: classes|'answer' belongs to 'ask'",
        "hint: {en: Do., zh: 做。}|a hint is of no use where nothing is waited for or asked",
      })
  void whatIsWrongWithAStepIsNamed(String line, String problem) {
    assertThat(problems(HEAD + SAY + "    " + line.replace('¦', '|') + "\n"))
        .singleElement()
        .asString()
        .startsWith("some.yaml:8: " + problem.replace('¦', '|'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "click: seen-picture|8|'parameters conv3_1' is no place that could be clicked; cam-peak"
            + " is one",
        "wait: layer conv3_1|10|a step either asks or waits; make two of it",
        "within: one|10|'one' should be a percentage, as '1 %'",
        "choose: [parameters conv1_1, parameters conv1_2]|10|the answer 'parameters conv3_1'"
            + " cannot be chosen",
        "choose: [parameters conv3_1]|10|there are 2 to 6 things to choose from",
      })
  void whatIsWrongWithAQuestionIsNamed(String line, int at, String problem) {
    assertThat(problems(HEAD + ASK + "    " + line + "\n"))
        .containsExactly("some.yaml:%d: %s".formatted(at, problem));
  }

  @Test
  void aNameCannotBeTyped() {
    assertThat(problems(HEAD + ASK.replace("parameters conv3_1", "class 1")))
        .containsExactly(
            "some.yaml:8: 'class 1' is no number that could be typed; use 'choose' or 'click'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VGG16 has conv3_1, fc6 and pool5 of 3 x 3 and 11×11; press Ctrl+Shift+1 for the Top-5.",
        "Two of 3x3 see like one of 5 x 5.",
        "It won 2014 with 7.3 % (Simonyan and Zisserman 2014, table 7).",
        "One third of {parameters conv3_1} is {times 18 (times 2 2)}.",
        "Of 19 layers (Simonyan and Zisserman 2014, sections 2.1 and 2.3) it needs all.",
        "深度最多19层（Simonyan和Zisserman，2014，第2.3节）。"
      })
  void someNumbersAreFree(String text) {
    assertThat(problems(HEAD + SAY.replace("Look.", text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It has 64 channels.|64",
        "On 224 x 224 pixels.|224",
        "A 13x13 kernel.|13",
        "It won (Simonyan and Zisserman 2014, table 7). It has 19 layers.|19",
        "Half is 0.5 of it.|0.5",
        "共有64个通道。|64"
      })
  void aNumberWrittenOutIsNamed(String text, String number) {
    assertThat(problems(HEAD + SAY.replace("Look.", text)))
        .first()
        .asString()
        .startsWith("some.yaml:7: the number " + number + " is written out");
  }

  @Test
  void oneLanguageStandsForBoth() {
    String english = HEAD.replaceAll("\\{en: ([^,]*), zh: [^}]*}", "$1");
    LessonFile file = read(english + "  - say: {en: \"Look.\"}\n" + "  - say: {zh: \"看。\"}\n");
    assertThat(file.problems()).isEmpty();
    Lesson lesson = file.lesson();
    assertThat(lesson.title().in(Language.CHINESE)).isEqualTo(lesson.title().in(Language.ENGLISH));
    assertThat(lesson.steps().get(0).said().in(Language.CHINESE)).isEqualTo("Look.");
    assertThat(lesson.steps().get(1).said().in(Language.ENGLISH)).isEqualTo("看。");
    assertThat(problems(HEAD + "  - say: {}\n"))
        .containsExactly(
            "some.yaml:7: 'say' has a text in no language; write en: or zh: before it");
  }

  @Test
  void aStepThatIsTooLongIsNamed() {
    assertThat(problems(HEAD + SAY.replace("Look.", "look ".repeat(51))))
        .containsExactly(
            "some.yaml:7: 51 English words are too many for one step; say one thing, in 50 words"
                + " at most");
    assertThat(problems(HEAD + SAY.replace("看。", "看".repeat(101))))
        .containsExactly(
            "some.yaml:7: 101 Chinese characters are too many for one step; say one thing, in 100"
                + " at most");
  }

  @Test
  void anotherNetworkMayCallALayerOtherwise() {
    String any = HEAD.replace("network: vgg", "network: any") + SAY;
    assertThat(problems(any.replace("Look.", "Look at conv3_3.")))
        .containsExactly(
            "some.yaml:7: another network may call conv3_3 otherwise; write {layer-name conv3_3},"
                + " or network: vgg");
    assertThat(problems(any.replace("Look.", "Look at {layer-name conv3_3}."))).isEmpty();
  }

  @Test
  void whatIsWrongWithTheHeadIsNamed() {
    assertThat(
            problems(
                HEAD.replace("lesson: some", "lesson: an_other")
                        .replace("zh: 某", "fr: Des")
                        .replace("minutes: 5", "minutes: many")
                        .replace("network: vgg", "network: resnet")
                    + SAY))
        .containsExactly(
            "some.yaml:1: 'an_other' should be letters, digits and single dashes",
            "some.yaml:2: there is no key 'fr'; there are " + languages(),
            "some.yaml:4: 'many' should be whole minutes, 1 to 60",
            "some.yaml:5: 'resnet' is no network; there are any, classes, vgg, colours, "
                + String.join(", ", Vocabulary.networks()));
  }

  private static String languages() {
    return "en, zh";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|some.yaml:1: the file is empty; a lesson begins with 'lesson: its-name'",
        "just words|some.yaml:1: here should be keys with values, as 'say: …'",
      })
  void whatIsNoLessonIsNamed(String text, String problem) {
    assertThat(problems(text)).first().isEqualTo(problem);
  }

  @Test
  void whatIsNoYamlIsNamedWithItsLine() {
    assertThat(problems(HEAD + "  - say: {en: \"Look.\", zh: \"看。\n"))
        .singleElement()
        .asString()
        .contains("this is no YAML")
        .matches("some.yaml:\\d+: .*");
    assertThat(problems(HEAD.replace("minutes: 5", "\tminutes: 5") + SAY))
        .singleElement()
        .asString()
        .startsWith("some.yaml:4: this is no YAML");
  }

  /** Each line taken out or spoilt must not end in an exception. */
  @Test
  void nothingThatSomebodyWritesIsTooMuch() {
    String good = HEAD + SAY + ASK;
    for (int i = 0; i < good.length(); i++) {
      for (String instead : List.of("", "{", "}", "(", ":", "[", "&a ", "*a", "- ", "\n", "\0")) {
        read(good.substring(0, i) + instead + good.substring(i + 1));
      }
    }
  }
}
