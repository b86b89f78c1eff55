package io.gantry.security;

import static io.gantry.account.CredentialScheme.ARGON2;
import static io.gantry.account.CredentialScheme.BCRYPT;
import static io.gantry.account.CredentialScheme.PBKDF2_SHA256_100000;
import static io.gantry.account.CredentialScheme.SHA256_HEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.account.Credential;
import io.gantry.account.CredentialScheme;
import io.gantry.common.Secret;
import io.gantry.security.PasswordHasher.Verdict;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {

  /** By argon2-cffi 25.1.0 with its defaults, the password being "correct horse". */
  private static final String ARGON2_CFFI =
      "$argon2id$v=19$m=65536,t=3,p=4$Hb4BictgPuyINul4oXgjSQ"
          + "$NIN1YHuXYUOeg7vmTVnZPywDLWjZ1f7VXCyYhusHG9I";

  /** From the tests of the reference implementation: "password" with the salt "somesalt". */
  private static final String ARGON2_REFERENCE =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

  /** By the Python package bcrypt, cost 12, "correct horse". */
  private static final String BCRYPT_12 =
      "$2b$12$CR6xUfBTYitoVr1V8Cq77OtbOJy/Dav2zKWc9haDEnd6IFQsBDVwG";

  private final PasswordHasher hasher = new PasswordHasher(PasswordCost.OWASP, 2, 8);

  /** For what does not depend on the cost: one hash of today's takes a tenth of a second here. */
  private final PasswordHasher cheap = new PasswordHasher(new PasswordCost(64, 1, 1), 2, 8);

  @AfterEach
  void close() {
    hasher.close();
    cheap.close();
  }

  @Test
  void hashesAreArgon2idWithTheParametersOfOwasp() {
    assertThat(hasher.hash(new Secret("correct horse")).reveal())
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void twoHashesOfOnePasswordDiffer() {
    Secret password = new Secret("correct horse");

    assertThat(cheap.hash(password)).isNotEqualTo(cheap.hash(password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "", " ", "pässwörd 🏗", "nul\u0000inside"})
  void ownHashesVerifyAndAreOfToday(String password) {
    Secret hash = cheap.hash(new Secret(password));

    assertThat(verify(password, ARGON2, hash.reveal(), null)).isEqualTo(Verdict.RIGHT);
    assertThat(verify(password + "x", ARGON2, hash.reveal(), null)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void hashesOfOtherParametersVerifyAndAreOutdated() {
    assertThat(verify("correct horse", ARGON2, ARGON2_CFFI, null))
        .isEqualTo(Verdict.RIGHT_BUT_OUTDATED);
    assertThat(verify("password", ARGON2, ARGON2_REFERENCE, null))
        .isEqualTo(Verdict.RIGHT_BUT_OUTDATED);
    assertThat(verify("Correct horse", ARGON2, ARGON2_CFFI, null)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void unsaltedSha256Verifies() {
    String hash = "d3ad9315b7be5dd53b31a273b3b3aba5defe700808305aa16a3062b76658a791";

    assertThat(verify("demo123", SHA256_HEX, hash, null)).isEqualTo(Verdict.RIGHT_BUT_OUTDATED);
    assertThat(verify("demo124", SHA256_HEX, hash, null)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void pbkdf2Verifies() {
    String salt = "000102030405060708090a0b0c0d0e0f";
    String hash = "869e6c8350c5beb0acc399fbaac3b60d220433896b26a647734d0d8f1586e1fa";

    assertThat(verify("1234", PBKDF2_SHA256_100000, hash, salt))
        .isEqualTo(Verdict.RIGHT_BUT_OUTDATED);
    assertThat(verify("1235", PBKDF2_SHA256_100000, hash, salt)).isEqualTo(Verdict.WRONG);
    assertThat(verify("1234", PBKDF2_SHA256_100000, hash, null)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void pbkdf2TakesPasswordsAsUtf8() {
    String salt = "ffeeddccbbaa99887766554433221100";
    String hash = "21865eef760091d74ed174abb32d7c3a70e747b71716b5325643693773adc81e";

    assertThat(verify("pässwörd 🏗", PBKDF2_SHA256_100000, hash, salt))
        .isEqualTo(Verdict.RIGHT_BUT_OUTDATED);
  }

  @Test
  void bcryptVerifies() {
    assertThat(verify("correct horse", BCRYPT, BCRYPT_12, null))
        .isEqualTo(Verdict.RIGHT_BUT_OUTDATED);
    assertThat(verify("correct horsf", BCRYPT, BCRYPT_12, null)).isEqualTo(Verdict.WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse",
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ",
        "$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=8,t=1,p=99$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$2b$31$CR6xUfBTYitoVr1V8Cq77OtbOJy/Dav2zKWc9haDEnd6IFQsBDVwG"
      })
  void whatIsNoHashOrTooDearMatchesNothing(String stored) {
    for (CredentialScheme scheme : CredentialScheme.values()) {
      assertThat(verify("correct horse", scheme, stored, "zz")).isEqualTo(Verdict.WRONG);
    }
  }

  @Test
  void withoutCredentialEveryPasswordIsWrong() {
    assertThat(cheap.verify(new Secret("correct horse"), null)).isEqualTo(Verdict.WRONG);
    assertThat(cheap.verify(new Secret(""), null)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void anUnknownUserCostsAsMuchAsAWrongPassword() {
    Secret hash = hasher.hash(new Secret("correct horse"));
    long wrong = leastWork(() -> verify(hasher, "wrong", ARGON2, hash.reveal(), null));
    long unknown = leastWork(() -> hasher.verify(new Secret("wrong"), null));
    long wrongLegacy = leastWork(() -> verify(hasher, "wrong", SHA256_HEX, "00", null));

    assertThat((double) unknown / wrong).isBetween(0.5, 2.0);
    assertThat((double) wrongLegacy / wrong).isBetween(0.5, 2.0);
  }

  @Test
  void endlessPasswordsAreWrongEvenWithTheirHash() {
    String endless = "x".repeat(Passwords.MAX_BYTES + 1);
    Secret hash = cheap.hash(new Secret(endless));

    assertThat(verify(endless, ARGON2, hash.reveal(), null)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void aFloodIsRefusedInsteadOfQueuedWithoutEnd() {
    try (PasswordHasher small = new PasswordHasher(PasswordCost.OWASP, 1, 1)) {
      List<CompletableFuture<Void>> flood =
          IntStream.range(0, 8)
              .mapToObj(
                  number ->
                      CompletableFuture.runAsync(
                          () -> small.hash(new Secret("p" + number)),
                          task -> new Thread(task).start()))
              .toList();
      CompletableFuture<Void> all =
          CompletableFuture.allOf(flood.toArray(CompletableFuture[]::new));

      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(all::join)
          .withCauseInstanceOf(PasswordsBusyException.class);
      assertThat(flood).anyMatch(one -> !one.isCompletedExceptionally());
    }
  }

  private Verdict verify(
      String password, CredentialScheme scheme, String hash, @Nullable String salt) {
    return verify(cheap, password, scheme, hash, salt);
  }

  private static Verdict verify(
      PasswordHasher hasher,
      String password,
      CredentialScheme scheme,
      String hash,
      @Nullable String salt) {
    Credential credential =
        new Credential("u1", scheme, new Secret(hash), salt, Instant.EPOCH, Instant.EPOCH, 1);
    return hasher.verify(new Secret(password), credential);
  }

  /** In processor time, which is the same however busy the machine is. */
  private static long leastWork(Runnable task) {
    return IntStream.range(0, 3).mapToLong(round -> work(task)).min().orElseThrow();
  }

  private static long work(Runnable task) {
    long before = work();
    task.run();
    return work() - before;
  }

  private static long work() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("password-hasher-"))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getId()))
        .sum();
  }
}
