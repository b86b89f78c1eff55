package io.gantry.origin.rows;

import io.gantry.account.Role;
import io.gantry.account.User;
import io.gantry.account.UserStatus;
import io.gantry.store.jaaz.JaazTimes;

/** Users that are made up for what is left of those who are gone. */
public final class PlainUser {

  private PlainUser() {}

  /** One who cannot sign in, named by the id. */
  public static User gone(String id) {
    return new User(
        id,
        id,
        null,
        null,
        Role.MEMBER,
        UserStatus.DISABLED,
        null,
        null,
        JaazTimes.UNKNOWN,
        JaazTimes.UNKNOWN,
        1);
  }
}
