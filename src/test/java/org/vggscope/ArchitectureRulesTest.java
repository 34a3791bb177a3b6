package org.vggscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the rooms of DESIGN.md: arrows point down only. */
@AnalyzeClasses(packages = "org.vggscope", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureRulesTest {
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
          .optionalLayer("explain")
          .definedBy("org.vggscope.explain..")
          .layer("inference")
          .definedBy("org.vggscope.inference..")
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
          .whereLayer("explain")
          .mayOnlyBeAccessedByLayers("main", "ui", "cli")
          .whereLayer("inference")
          .mayOnlyBeAccessedByLayers("main", "ui", "cli", "explain")
          .whereLayer("weights")
          .mayOnlyBeAccessedByLayers("main", "ui", "cli", "inference")
          .whereLayer("model")
          .mayNotAccessAnyLayer()
          .whereLayer("support")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule modelNeedsTheJdkOnly =
      classes()
          .that()
          .resideInAPackage("org.vggscope.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java.lang..", "java.util..", "org.vggscope.model..");

  @ArchTest
  static final ArchRule supportNeedsTheJdkOnly =
      classes()
          .that()
          .resideInAPackage("org.vggscope.support..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.vggscope.support..");

  @ArchTest
  static final ArchRule onlyTheWindowKnowsJavaFx =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.vggscope", "org.vggscope.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..");

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
  static final ArchRule panesOfTheWindowFormNoCircles =
      slices().matching("org.vggscope.ui.(*)..").should().beFreeOfCycles();
}
