package io.gantry.contract;

import io.gantry.store.LocalUser;
import io.gantry.store.Workspace;

/** What a test has to work with. */
interface Scene {

  /** The id of a user of every workspace; in versions without sign-in the only one. */
  String ANN = LocalUser.ID;

  /**
   * The id of another user of every workspace; in versions without sign-in nobody has it, and no
   * record of it exists.
   */
  String BOB = "other";

  /** The version under test. */
  Shape shape();

  /** Somebody who may own records: another than {@link #ANN} where there is one. */
  default String somebody() {
    return shape().hasOneOwner() ? ANN : BOB;
  }

  /** The workspace of the running test, without records but the two users. */
  Workspace workspace();

  /**
   * The workspace of another tenant with the same two users; where there are no other tenants, one
   * that does not exist.
   */
  Workspace newWorkspace();
}
