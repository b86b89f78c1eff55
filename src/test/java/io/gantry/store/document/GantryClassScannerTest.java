package io.gantry.store.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.nosql.Entity;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jnosql.mapping.metadata.ClassScanner;
import org.junit.jupiter.api.Test;

class GantryClassScannerTest {

  @Test
  void jnosqlUsesOurScannerInsteadOfWalkingTheClassPath() {
    assertThat(ClassScanner.load()).isInstanceOf(GantryClassScanner.class);
  }

  @Test
  void theListHasEveryEntity() throws IOException, URISyntaxException {
    URI classes =
        GantryClassScanner.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    assertThat(GantryClassScanner.ENTITIES)
        .containsExactlyInAnyOrderElementsOf(entitiesIn(Path.of(classes)));
  }

  private static List<Class<?>> entitiesIn(Path root) throws IOException {
    List<Class<?>> entities = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        Class<?> type = namesTheAnnotation(file) ? load(root.relativize(file)) : Object.class;
        if (type.isAnnotationPresent(Entity.class)) {
          entities.add(type);
        }
      }
    }
    return entities;
  }

  /** Only these are loaded: most classes are none, and loading them all takes seconds. */
  private static boolean namesTheAnnotation(Path file) throws IOException {
    return new String(Files.readAllBytes(file), ISO_8859_1)
        .contains(Entity.class.descriptorString());
  }

  private static Class<?> load(Path file) {
    String name = file.toString().replace(".class", "").replace(File.separatorChar, '.');
    try {
      return Class.forName(name, false, GantryClassScannerTest.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void everyEntityHasAKeyModel() {
    RecordMapping mapping = new RecordMapping();
    assertThat(GantryClassScanner.ENTITIES)
        .allSatisfy(type -> assertThat(KeyModels.of(mapping.nameOf(type))).isNotNull());
  }
}
