package io.gantry.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.api.ApiComponent;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.common.Ids;
import io.gantry.common.Secret;
import io.gantry.security.SecretVault;
import io.gantry.store.EntityKind;
import io.gantry.store.IdempotentAnswer;
import io.gantry.store.IdempotentAnswerRepository;
import io.gantry.store.IdempotentAnswerRepository.Reservation;
import io.gantry.store.Store;
import io.gantry.store.StoreLease;
import io.gantry.store.StoreLeases;
import io.gantry.store.Workspace;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request be executed once. Answers are kept encrypted: those of sign-ins hold tokens, and
 * an answer is nobody else's business in any case. Where the store has no place for answers, this
 * process keeps them, for each store apart.
 */
@ApiComponent
public class IdempotentRequests {

  /** How long an answer is kept. */
  static final Duration KEPT = Duration.ofHours(24);

  /** After this, a request that was not answered is taken to have died with its process. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private final Cache<Store, ProcessAnswers> kept = Caffeine.newBuilder().weakKeys().build();
  private final StoreLeases leases;
  private final SecretVault vault;
  private final Json json;
  private final Clock clock;
  private final Ids ids;

  @Inject
  public IdempotentRequests(
      StoreLeases leases, SecretVault vault, Json json, Clock clock, Ids ids) {
    this.leases = requireNonNull(leases, "leases");
    this.vault = requireNonNull(vault, "vault");
    this.json = requireNonNull(json, "json");
    this.clock = requireNonNull(clock, "clock");
    this.ids = requireNonNull(ids, "ids");
  }

  /**
   * Starts a request.
   *
   * @throws ProblemException when the key was used for another request, or the same is under way
   */
  public Start start(Workspace workspace, RequestKey key) {
    Instant now = clock.instant();
    IdempotentAnswer wanted =
        new IdempotentAnswer(
            key.key(), key.fingerprint(), ids.next(), null, null, now.plus(LEASE), now.plus(KEPT));
    Reservation reservation = answers(workspace).reserve(wanted, now);
    IdempotentAnswer held = reservation.held();
    if (reservation.acquired()) {
      return new Start(held, !held.recordId().equals(wanted.recordId()), null);
    }
    if (!held.fingerprint().equals(key.fingerprint())) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "The Idempotency-Key was used for another request in the last 24 hours");
    }
    if (!held.isComplete()) {
      throw underWay(Duration.between(now, held.leaseUntil()));
    }
    // An answer that was too long to keep is found again by executing the request as a repetition.
    return new Start(held, true, kept(workspace, held));
  }

  /** Keeps the answer of a request that had its effect. */
  public void complete(Workspace workspace, Start start, KeptAnswer answer) {
    String text = new String(json.write(answer), UTF_8);
    String sealed =
        vault.encrypt(new Secret(text), workspace.tenant(), place(start.held())).reveal();
    boolean fits = sealed.length() <= IdempotentAnswer.MAX_ANSWER_LENGTH;
    answers(workspace).complete(start.held().completed(answer.status(), fits ? sealed : null));
  }

  /** Gives the key free after a request without effect. */
  public void release(Workspace workspace, Start start) {
    answers(workspace).release(start.held().key());
  }

  private IdempotentAnswerRepository answers(Workspace workspace) {
    try (StoreLease lease = leases.take()) {
      if (lease.store().schemaVersion().has(EntityKind.IDEMPOTENT_ANSWER)) {
        return workspace.idempotentAnswers();
      }
      return kept.get(
              lease.store(), store -> new ProcessAnswers(ProcessAnswers.MAX_CHARACTERS, KEPT))
          .of(workspace.tenant());
    }
  }

  private @Nullable KeptAnswer kept(Workspace workspace, IdempotentAnswer held) {
    if (held.answer() == null) {
      return null;
    }
    Secret text = vault.decrypt(new Secret(held.answer()), workspace.tenant(), place(held));
    return json.read(new JsonBody(text.reveal()), KeptAnswer.class);
  }

  /** What the ciphertext is bound to. */
  private static String place(IdempotentAnswer held) {
    return "idempotent-answer/" + held.key();
  }

  private static ProblemException underWay(Duration left) {
    long seconds = Math.max(1, left.toSeconds());
    return new ProblemException(
        ProblemType.REQUEST_UNDER_WAY,
        "A request with this Idempotency-Key has not been answered yet",
        List.of(),
        Map.of("Retry-After", Long.toString(seconds)));
  }

  /**
   * A request that may go on.
   *
   * @param repeated whether an earlier attempt may have made the record already
   * @param answer what was answered before; null when the request is to be executed
   */
  public record Start(IdempotentAnswer held, boolean repeated, @Nullable KeptAnswer answer) {

    /** The id for the record that the request makes. */
    public String recordId() {
      return held.recordId();
    }
  }
}
