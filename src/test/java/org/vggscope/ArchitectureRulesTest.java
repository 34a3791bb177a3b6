package org.vggscope;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.support.RefusedException;

/** Holds the rooms of DESIGN.md: arrows point down only. */
@AnalyzeClasses(packages = "org.vggscope", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureRulesTest {
  private static final String TRAINING = "org.vggscope.ui.training";

  private static final String[] SHARED_BY_TRAINING_PAGES = {
    TRAINING + ".page..", TRAINING + ".charts..", TRAINING + ".matrix..", TRAINING + ".asking.."
  };

  @ArchTest
  static final ArchRule roomsUseOnlyWhatLiesBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("main")
          .definedBy("org.vggscope")
          .layer("ui")
          .definedBy("org.vggscope.ui..")
          .layer("cli")
          .definedBy("org.vggscope.cli..")
          .layer("lesson")
          .definedBy("org.vggscope.lesson..")
          .layer("export")
          .definedBy("org.vggscope.export..")
          .layer("session")
          .definedBy("org.vggscope.session..")
          .layer("text")
          .definedBy("org.vggscope.text..")
          .layer("report")
          .definedBy("org.vggscope.report..")
          .layer("explain")
          .definedBy("org.vggscope.explain..")
          .layer("training")
          .definedBy("org.vggscope.training..")
          .layer("inference")
          .definedBy("org.vggscope.inference..")
          .layer("camera")
          .definedBy("org.vggscope.camera..")
          .layer("picture")
          .definedBy("org.vggscope.picture..")
          .layer("weights")
          .definedBy("org.vggscope.weights..")
          .layer("model")
          .definedBy("org.vggscope.model..")
          .layer("support")
          .definedBy("org.vggscope.support..")
          .whereLayer("main")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("ui")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("cli")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("lesson")
          .mayOnlyBeAccessedByLayers("main", "ui", "cli")
          .whereLayer("export")
          .mayOnlyBeAccessedByLayers("ui", "cli")
          .whereLayer("session")
          .mayOnlyBeAccessedByLayers("main", "ui", "cli", "lesson", "export")
          .whereLayer("text")
          .mayOnlyBeAccessedByLayers("main", "ui", "cli", "lesson", "export", "session")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("ui", "cli", "export", "session", "explain")
          .whereLayer("explain")
          .mayOnlyBeAccessedByLayers("ui", "cli", "lesson", "export", "session")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("ui", "cli", "lesson", "export", "session")
          .whereLayer("inference")
          .mayOnlyBeAccessedByLayers(
              "main", "ui", "cli", "lesson", "export", "session", "explain", "training")
          .whereLayer("camera")
          .mayOnlyBeAccessedByLayers("ui", "session")
          .whereLayer("picture")
          .mayOnlyBeAccessedByLayers(
              "ui",
              "cli",
              "lesson",
              "export",
              "session",
              "explain",
              "inference",
              "training",
              "camera")
          .whereLayer("weights")
          .mayOnlyBeAccessedByLayers(
              "main", "ui", "cli", "lesson", "export", "session", "inference", "training")
          .whereLayer("model")
          .mayOnlyAccessLayers("support")
          .whereLayer("support")
          .mayNotAccessAnyLayer();

  /** From the top: a room of the window uses what stands below it. */
  @ArchTest
  static final ArchRule roomsOfTheWindow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("start")
          .definedBy("org.vggscope.ui")
          .layer("window")
          .definedBy("org.vggscope.ui.window..")
          .layer("maps")
          .definedBy("org.vggscope.ui.maps..")
          .layer("view")
          .definedBy("org.vggscope.ui.view..")
          .layer("kit")
          .definedBy("org.vggscope.ui.kit..")
          .layer("panes")
          .definedBy(pane())
          .layer("session")
          .definedBy("org.vggscope.session..")
          .whereLayer("start")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("window")
          .mayOnlyBeAccessedByLayers("start")
          .whereLayer("panes")
          .mayOnlyBeAccessedByLayers("window")
          .whereLayer("maps")
          .mayOnlyBeAccessedByLayers("window", "panes")
          .whereLayer("view")
          .mayOnlyBeAccessedByLayers("start", "window", "panes", "maps")
          .whereLayer("kit")
          .mayOnlyBeAccessedByLayers("start", "window", "panes", "maps", "view")
          .whereLayer("session")
          .mayOnlyBeAccessedByLayers("start", "window", "panes", "maps", "view");

  @ArchTest
  static final ArchRule panesDoNotUseEachOther =
      slices()
          .matching("org.vggscope.ui.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), not(pane()))
          .ignoreDependency(not(pane()), alwaysTrue());

  /** From the top, in the training room: the pane and the dialogs, its pages, what they share. */
  @ArchTest
  static final ArchRule roomsOfTheTrainingRoom =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("window")
          .definedBy("org.vggscope.ui.window..")
          .layer("room")
          .definedBy(TRAINING)
          .layer("pages")
          .definedBy(trainingPage())
          .layer("shared")
          .definedBy(SHARED_BY_TRAINING_PAGES)
          .whereLayer("room")
          .mayOnlyBeAccessedByLayers("window")
          .whereLayer("pages")
          .mayOnlyBeAccessedByLayers("window", "room")
          .whereLayer("shared")
          .mayOnlyBeAccessedByLayers("room", "pages");

  @ArchTest
  static final ArchRule trainingPagesDoNotUseEachOther =
      slices()
          .matching(TRAINING + ".(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), not(trainingPage()))
          .ignoreDependency(not(trainingPage()), alwaysTrue());

  private static DescribedPredicate<JavaClass> trainingPage() {
    return resideInAPackage(TRAINING + ".*..")
        .and(not(resideInAnyPackage(SHARED_BY_TRAINING_PAGES)))
        .as("pages of the training room");
  }

  private static DescribedPredicate<JavaClass> pane() {
    return resideInAPackage("org.vggscope.ui.*..")
        .and(not(resideInAnyPackage("org.vggscope.ui.window..", "org.vggscope.ui.maps..")))
        .and(not(resideInAnyPackage("org.vggscope.ui.view..", "org.vggscope.ui.kit..")))
        .as("panes");
  }

  @ArchTest
  static final ArchRule modelNeedsTheJdkAndProblemsOnly =
      classes()
          .that()
          .resideInAPackage("org.vggscope.model..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java.lang..", "java.util..", "org.vggscope.model..")
                  .or(belongToAnyOf(Phrase.class, Problem.class, RefusedException.class)));

  @ArchTest
  static final ArchRule supportNeedsTheJdkOnly =
      classes()
          .that()
          .resideInAPackage("org.vggscope.support..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.vggscope.support..");

  /** Reports are of numbers and ids: what they need of the program is what a network is. */
  @ArchTest
  static final ArchRule reportsKnowTheModelOnly =
      noClasses()
          .that()
          .resideInAPackage("org.vggscope.report..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.vggscope..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.vggscope.report..",
                              "org.vggscope.model..",
                              "org.vggscope.support.."))));

  @ArchTest
  static final ArchRule onlyTheWindowKnowsJavaFx =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.vggscope",
              "org.vggscope.ui..",
              "org.vggscope.lesson..",
              "org.vggscope.session..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..");

  /** Properties and lists can be watched without a window. */
  @ArchTest
  static final ArchRule theSessionNeedsNoWindow =
      noClasses()
          .that()
          .resideInAnyPackage("org.vggscope.lesson..", "org.vggscope.session..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("javafx..")
                  .and(not(resideInAnyPackage("javafx.beans..", "javafx.collections.."))));

  @ArchTest
  static final ArchRule onlyInferenceKnowsDjl =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.vggscope.inference..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..");

  @ArchTest
  static final ArchRule nothingIsStaticAndMutable =
      fields().that().areStatic().should().haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule roomsOfTheWindowFormNoCircles =
      slices().matching("org.vggscope.ui.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsOfTheTrainingRoomFormNoCircles =
      slices().matching(TRAINING + ".(*)..").should().beFreeOfCycles();
}
