package io.gantry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void theReadmeHasTheTableOfAllSettings() throws IOException {
    Path readme = Path.of(System.getProperty("basedir", "."), "README.md");

    assertThat(Files.readString(readme)).contains("\n" + Setting.table() + "\n");
  }
}
