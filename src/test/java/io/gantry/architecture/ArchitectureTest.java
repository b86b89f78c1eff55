package io.gantry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final String ROOT = "io.gantry";
  private static final String PLANTED = "io.gantry.architecture.planted";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private static final JavaClasses CULPRITS = new ClassFileImporter().importPackages(PLANTED);

  static List<ArchRule> rules() {
    return new Rules(ROOT).all();
  }

  static List<ArchRule> rulesForCulprits() {
    return new Rules(PLANTED).all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theCodeKeepsTheRule(ArchRule rule) {
    rule.check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rulesForCulprits")
  void aPlantedClassBreaksTheRule(ArchRule rule) {
    assertThat(rule.evaluate(CULPRITS).hasViolation()).isTrue();
  }

  @Test
  void theRulesSeeTheCode() {
    assertThat(CLASSES.size()).isGreaterThan(100);
    assertThat(CLASSES.contain("io.gantry.store.Store")).isTrue();
  }
}
