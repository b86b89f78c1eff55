package io.gantry.contract;

import io.gantry.store.Workspace;

/** What a test has to work with. */
interface Scene {

  /** The id of a user of every workspace. */
  String ANN = "ann";

  /** The id of another user of every workspace. */
  String BOB = "bob";

  /** The workspace of the running test, without records but the two users. */
  Workspace workspace();

  /** The workspace of another tenant with the same two users. */
  Workspace newWorkspace();
}
