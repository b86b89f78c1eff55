package io.gantry.api.jaaz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.common.JsonText;
import io.gantry.config.GantryConfig;
import io.gantry.store.Store;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * The caller's files in {@code GANTRY_HOME/jaaz}: one set where nobody signs in, else one for each
 * user.
 */
@ApiComponent
public class JaazFiles {

  private static final String FOLDER = "jaaz";

  private final JaazFolder folder;
  private final Caller caller;
  private final Store store;

  @Inject
  public JaazFiles(GantryConfig config, Caller caller, Store store) {
    this(config.home(), caller, store);
  }

  /**
   * @param home the folder of the installation
   */
  public JaazFiles(Path home, Caller caller, Store store) {
    this.folder = new JaazFolder(home.resolve(FOLDER));
    this.caller = requireNonNull(caller, "caller");
    this.store = requireNonNull(store, "store");
  }

  Optional<JsonText> read(String name) {
    return folder.read(place(name));
  }

  void change(String name, Function<Optional<JsonText>, JsonText> edit) {
    folder.change(place(name), edit);
  }

  /** Hashed: an id may hold what a file system takes for something else. */
  private String place(String name) {
    return store.schemaVersion().hasSignIn() ? "users/" + hash(caller.userId()) + "/" + name : name;
  }

  private static String hash(String userId) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(userId.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
