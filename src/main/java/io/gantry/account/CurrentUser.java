package io.gantry.account;

import java.time.Instant;
import java.util.Optional;

/** The signed-in user of the current request. */
public interface CurrentUser {

  /**
   * The user's id, the owner of what the request makes and finds.
   *
   * @throws IllegalStateException when nobody is signed in
   */
  String id();

  /**
   * @throws IllegalStateException when nobody is signed in
   */
  Role role();

  /**
   * When what the user showed lapses; empty where nobody signs in.
   *
   * @throws IllegalStateException when nobody is signed in
   */
  Optional<Instant> until();
}
