package io.gantry.move;

import java.nio.file.Files;
import java.nio.file.Path;

class RefusedRecordsTest extends RefusedRecordsContract {

  private Path target;

  @Override
  String newTarget(Path empty) {
    target = empty.resolve("target.db");
    return "V7 " + target;
  }

  @Override
  boolean isUntouched() {
    return Files.notExists(target);
  }
}
