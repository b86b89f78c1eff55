package io.gantry.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.account.Credential;
import io.gantry.common.Secret;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and verifies passwords with Argon2id at a {@link PasswordCost}. A hash costs tens of
 * milliseconds of a core, so all of them run on a small pool of their own with a bounded queue: a
 * flood of sign-ins cannot take the server's threads or memory.
 *
 * <p>Calls wait for the pool. Safe for use by many threads.
 */
public final class PasswordHasher implements AutoCloseable {

  /** What a password turned out to be. */
  public enum Verdict {
    RIGHT,
    /** Right, and its hash should be made anew with the parameters of today. */
    RIGHT_BUT_OUTDATED,
    WRONG
  }

  private static final int SALT_BYTES = 16;

  /** Waiting hashes: at 40 ms each, what is last waits for less than two seconds on two cores. */
  private static final int QUEUE_LENGTH = 64;

  private static final byte[] NOBODY = new byte[SALT_BYTES];

  private final SecureRandom random = new SecureRandom();
  private final PasswordCost cost;
  private final ThreadPoolExecutor pool;

  public PasswordHasher() {
    this(PasswordCost.OWASP, Runtime.getRuntime().availableProcessors(), QUEUE_LENGTH);
  }

  /**
   * @param cost of hashes from now on; a stored hash of another cost is outdated
   * @param threads how many hashes are computed at once, each in memory of its own
   * @param queueLength how many more may wait
   */
  public PasswordHasher(PasswordCost cost, int threads, int queueLength) {
    this.cost = requireNonNull(cost, "cost");
    AtomicInteger number = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queueLength),
            task -> daemon(task, "password-hasher-" + number.incrementAndGet()));
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * A new hash as PHC string, with a random salt.
   *
   * @throws PasswordsBusyException when too many passwords wait to be hashed
   */
  public Secret hash(Secret password) {
    byte[] bytes = bytes(requireNonNull(password, "password"));
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return run(() -> new Secret(compute(bytes, salt).toString()));
  }

  /**
   * Compares a password with what is stored. Without a credential, and where a legacy hash that is
   * quick to compute does not match, a hash is computed for nothing: the time tells nobody whether
   * there is such a user.
   *
   * @throws PasswordsBusyException when too many passwords wait to be hashed
   */
  public Verdict verify(Secret password, @Nullable Credential credential) {
    requireNonNull(password, "password");
    boolean tooLong = !Passwords.isShortEnough(password);
    byte[] bytes = bytes(tooLong ? new Secret("") : password);
    Credential compared = tooLong ? null : credential;
    return run(() -> verdict(bytes, compared));
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  private Verdict verdict(byte[] password, @Nullable Credential credential) {
    if (credential == null) {
      return wrongAtFullCost(password);
    }
    return switch (credential.scheme()) {
      case ARGON2 -> argon2(password, credential);
      case BCRYPT -> legacy(LegacyHash.matchesBcrypt(credential, password), password);
      case SHA256_HEX -> legacy(LegacyHash.matchesSha256(credential, password), password);
      case PBKDF2_SHA256_100000 -> legacy(LegacyHash.matchesPbkdf2(credential, password), password);
    };
  }

  private Verdict argon2(byte[] password, Credential credential) {
    Optional<Argon2Hash> stored = Argon2Hash.parse(credential.hash().reveal());
    if (stored.isEmpty()) {
      return wrongAtFullCost(password);
    }
    if (!stored.get().matches(password)) {
      return Verdict.WRONG;
    }
    boolean current = stored.get().isOf(cost);
    return current ? Verdict.RIGHT : Verdict.RIGHT_BUT_OUTDATED;
  }

  private Verdict legacy(boolean matches, byte[] password) {
    return matches ? Verdict.RIGHT_BUT_OUTDATED : wrongAtFullCost(password);
  }

  private Verdict wrongAtFullCost(byte[] password) {
    compute(password, NOBODY);
    return Verdict.WRONG;
  }

  private Argon2Hash compute(byte[] password, byte[] salt) {
    return Argon2Hash.compute(password, cost, salt);
  }

  private static byte[] bytes(Secret password) {
    return password.reveal().getBytes(UTF_8);
  }

  private <T> T run(Callable<T> task) {
    Future<T> future;
    try {
      future = pool.submit(task);
    } catch (RejectedExecutionException full) {
      throw new PasswordsBusyException();
    }
    try {
      return future.get();
    } catch (InterruptedException stopped) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new PasswordsBusyException();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A password could not be hashed", failed.getCause());
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
