package org.vggscope.lesson.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Lessons;
import org.vggscope.lesson.grammar.Vocabulary;

/** The works that lessons cite. */
class CitationsTest {
  private static final String LESSON =
      """
      lesson: cited
      title: {en: Cited, zh: 引用}
      about: {en: You know., zh: 你知道。}
      minutes: 2
      network: any
      steps:
        - say: {en: "One (Doe and Roe 1999, section 3) and two (Doe, 2001).", zh: "一（Doe和Roe 1999，第3节），二（Doe，2001）。"}
        - ask: {en: "How many are two times three?", zh: "二乘三等于几？"}
          answer: times 2 3
          why: {en: "Six (Simonyan and Zisserman 2014, section 2.1). So (Doe and Roe 1999, table 1).", zh: "六（Doe和Roe 1999，表1）。"}
        - say: {en: "So it is (Simonyan and Zisserman, 2014).", zh: "（Simonyan和Zisserman，2014）。"}
      """;

  @Test
  void eachWorkIsNamedOnceAndInFullWhereItIsKnown() {
    LessonFile read = new LessonReader(Vocabulary.ofProgram()).read("cited.yaml", LESSON);
    assertThat(read.problems()).isEmpty();
    assertThat(Citations.of(read.lesson()))
        .containsExactly(
            "Doe and Roe 1999",
            "Doe 2001",
            "K. Simonyan, A. Zisserman: Very Deep Convolutional Networks for Large-Scale Image"
                + " Recognition. arXiv:1409.1556, 2014.");
  }

  @Test
  void allThatTheProgramsLessonsCiteIsKnown() {
    try (Lessons lessons = new Lessons(null)) {
      assertThat(lessons.all().stream().flatMap(lesson -> Citations.of(lesson).stream()))
          .isNotEmpty()
          .allMatch(work -> work.contains("arXiv"));
      assertThat(lessons.all()).extracting(Lesson::id).contains("learning");
    }
  }
}
