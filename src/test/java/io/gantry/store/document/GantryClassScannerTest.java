package io.gantry.store.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.nosql.Entity;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jnosql.mapping.metadata.ClassScanner;
import org.junit.jupiter.api.Test;

class GantryClassScannerTest {

  @Test
  void jnosqlUsesOurScannerInsteadOfWalkingTheClassPath() {
    assertThat(ClassScanner.load()).isInstanceOf(GantryClassScanner.class);
  }

  @Test
  void theListHasEveryEntity() {
    Set<String> annotated =
        new ClassFileImporter()
            .importPackages("io.gantry").stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    assertThat(GantryClassScanner.ENTITIES)
        .extracting(Class::getName)
        .containsExactlyInAnyOrderElementsOf(annotated);
  }

  @Test
  void everyEntityHasAKeyModel() {
    RecordMapping mapping = new RecordMapping();
    assertThat(GantryClassScanner.ENTITIES)
        .allSatisfy(type -> assertThat(KeyModels.of(mapping.nameOf(type))).isNotNull());
  }
}
