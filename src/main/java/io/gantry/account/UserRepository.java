package io.gantry.account;

import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users of one tenant. Each call is atomic unless said otherwise. */
public interface UserRepository {

  /**
   * Stores a new user and, when given, its first credential together: nobody ever sees one without
   * the other.
   *
   * @throws IllegalArgumentException when the credential is another user's
   * @throws io.gantry.store.StoreException.AlreadyExists when the id or one of the {@link
   *     User#loginNames() login names} is taken; {@code field} is {@code id}, {@code username} or
   *     {@code email}: the component of {@code user} that clashes; nothing changes then
   */
  void create(User user, @Nullable Credential credential);

  Optional<User> find(String id);

  /** The user who signs in by this user name or e-mail address, compared by {@code CaseFold}. */
  Optional<User> findByLoginName(String name);

  /**
   * Replaces all components but id and creation, on condition of the revision.
   *
   * @return the user as stored, with the next revision
   * @throws io.gantry.store.StoreException.NotFound when there is no such user
   * @throws io.gantry.store.StoreException.Conflict when its revision is another
   * @throws io.gantry.store.StoreException.AlreadyExists when a new login name is taken; {@code
   *     field} is {@code username} or {@code email}; nothing changes then
   */
  User replace(User user);

  /**
   * Deletes the user and all that the user owns: credential, settings, sessions, tokens, and every
   * owned record with what hangs on it. The user is gone from the first moment; where the database
   * cannot delete all of it at once, an interrupted call is finished by the next. Login names,
   * share ids and all ids are free again when it returns.
   *
   * @return whether there was such a user
   */
  boolean delete(String id);

  /**
   * One page ordered by creation and id, see {@link io.gantry.common.ListPosition}.
   *
   * @throws io.gantry.common.InvalidCursorException when the cursor is not one of this list
   */
  Page<User> list(PageRequest page);
}
