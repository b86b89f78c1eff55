package io.gantry.move;

import io.gantry.account.Credential;
import io.gantry.account.LoginSession;
import io.gantry.account.RefreshToken;
import io.gantry.account.User;
import io.gantry.account.UserSettings;
import io.gantry.chat.Message;
import io.gantry.common.OwnedRecord;
import java.util.Optional;

/** Whose a record is. */
final class OwnerOf {

  private OwnerOf() {}

  /** The id of the user whom a record belongs to; empty for what belongs to a tenant as a whole. */
  static Optional<String> record(Object value) {
    if (value instanceof OwnedRecord<?> owned) {
      return Optional.of(owned.ownerId());
    }
    if (value instanceof Message message) {
      return Optional.of(message.ownerId());
    }
    return account(value);
  }

  private static Optional<String> account(Object value) {
    if (value instanceof User user) {
      return Optional.of(user.id());
    }
    if (value instanceof Credential credential) {
      return Optional.of(credential.userId());
    }
    if (value instanceof UserSettings settings) {
      return Optional.of(settings.userId());
    }
    if (value instanceof LoginSession session) {
      return Optional.of(session.userId());
    }
    if (value instanceof RefreshToken token) {
      return Optional.of(token.userId());
    }
    return Optional.empty();
  }
}
