package io.gantry.api;

import io.gantry.common.InvalidValueException;
import io.gantry.common.Text;
import io.gantry.store.StoreException;

/** Ids in addresses. */
final class PathIds {

  private PathIds() {}

  /**
   * The id, when a record can have it: what no record can have is not asked of the store.
   *
   * @throws StoreException.NotFound when no record can
   */
  static String require(String kind, String id) {
    try {
      return Text.requireId("id", id);
    } catch (InvalidValueException never) {
      throw new StoreException.NotFound(kind, id);
    }
  }

  static boolean isPossible(String id) {
    try {
      Text.requireId("id", id);
      return true;
    } catch (InvalidValueException never) {
      return false;
    }
  }
}
