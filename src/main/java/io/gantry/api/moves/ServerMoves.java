package io.gantry.api.moves;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.api.json.InvalidJsonException;
import io.gantry.api.json.Json;
import io.gantry.api.json.JsonBody;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.common.Secret;
import io.gantry.move.Cancellation;
import io.gantry.move.Move;
import io.gantry.security.KeyFileException;
import io.gantry.security.SecretVault;
import io.gantry.tenancy.TenantId;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does moves, one at a time, on a thread of its own. What was asked for is kept on disk, encrypted,
 * until the move has ended: a move that ended with the server is taken up again by {@link #resume}.
 * Safe for use by many threads.
 */
public final class ServerMoves implements AutoCloseable {

  /** A move that takes the server down with it must not do so for ever. */
  static final int MAX_ATTEMPTS = 10;

  /** What the end of a batch takes at most. */
  private static final int SECONDS_TO_END = 20;

  private static final Logger LOG = LoggerFactory.getLogger(ServerMoves.class);

  private final Move move;
  private final EndsOfMoves ends;
  private final MoveShelf shelf;
  private final SecretVault vault;
  private final Json json;
  private final Clock clock;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(ServerMoves::thread);
  private @Nullable Running running;
  private boolean closed;

  /**
   * @param folder of the records of moves
   * @param vault encrypts what was asked for
   */
  public ServerMoves(
      Move move, EndsOfMoves ends, Path folder, SecretVault vault, Json json, Clock clock) {
    this.move = requireNonNull(move, "move");
    this.ends = requireNonNull(ends, "ends");
    this.shelf = new MoveShelf(folder, requireNonNull(json, "json"));
    this.vault = requireNonNull(vault, "vault");
    this.json = json;
    this.clock = requireNonNull(clock, "clock");
  }

  /** The move that is being done. */
  private record Running(
      String id, @Nullable String request, MoveFeed feed, Cancellation cancellation) {

    KeptMove kept() {
      return new KeptMove(feed.view(), request);
    }
  }

  /**
   * Begins a move.
   *
   * @param id for it, never used before
   * @throws ProblemException when the request does not fit, or a move is under way
   */
  public MoveView start(String id, String userId, MoveBody body) {
    MoveView.Options options = MoveView.Options.of(body.options(), body.looksOnly());
    Place source = ends.source(body);
    Place target = ends.target(body);
    MoveView view = MoveView.begun(id, source, target, options, userId, clock.instant());
    MoveBody exact = body.between(source, target);
    synchronized (this) {
      if (closed) {
        throw new ProblemException(ProblemType.UNAVAILABLE, "The server is about to stop");
      }
      current().ifPresent(ServerMoves::refuse);
      shelf.prune();
      return begin(view, exact);
    }
  }

  private static void refuse(Running other) {
    throw new ProblemException(
        ProblemType.MOVE_UNDER_WAY, "The move " + other.id() + " is under way: one at a time");
  }

  private MoveView begin(MoveView view, MoveBody exact) {
    Running next =
        new Running(
            view.id(),
            sealed(view.id(), exact),
            new MoveFeed(view, json, clock),
            new Cancellation());
    shelf.keep(next.kept());
    running = next;
    thread.execute(() -> work(next, exact));
    return next.feed().view();
  }

  /** The one that has not ended. */
  private Optional<Running> current() {
    return Optional.ofNullable(running).filter(one -> !one.feed().view().state().isEnded());
  }

  /** How a move stands. */
  public Optional<MoveView> find(String id) {
    return feed(id).map(MoveFeed::view).or(() -> shelf.find(id).map(KeptMove::view));
  }

  /** All that are kept, the newest first. */
  public List<MoveView> list() {
    return shelf.all().stream()
        .map(kept -> feed(kept.view().id()).map(MoveFeed::view).orElseGet(kept::view))
        .toList();
  }

  /** What a move tells, as long as it is being done. */
  public synchronized Optional<MoveFeed> feed(String id) {
    return Optional.ofNullable(running).filter(one -> one.id().equals(id)).map(Running::feed);
  }

  /**
   * Asks a move to stop after the batches under way.
   *
   * @return empty when there is no such move
   * @throws ProblemException when it has ended
   */
  public synchronized Optional<MoveView> cancel(String id) {
    Optional<Running> found = current().filter(one -> one.id().equals(id));
    if (found.isEmpty()) {
      if (find(id).isPresent()) {
        throw new ProblemException(ProblemType.MOVE_ENDED, "The move " + id + " has ended");
      }
      return Optional.empty();
    }
    MoveView view = found.get().feed().update(change -> change.state(MoveState.CANCELLING));
    shelf.keep(found.get().kept());
    found.get().cancellation().cancel();
    return Optional.of(view);
  }

  /** Takes up the move that did not end because the server did. A server starts without, too. */
  public synchronized void resume() {
    try {
      shelf.all().stream().filter(kept -> !kept.view().state().isEnded()).forEach(this::tryResume);
    } catch (UncheckedIOException unreadable) {
      LOG.error("The moves of this server cannot be read", unreadable);
    }
  }

  private void tryResume(KeptMove kept) {
    try {
      resume(kept);
    } catch (KeyFileException | InvalidJsonException | UncheckedIOException lost) {
      LOG.error("The move {} cannot be taken up again", kept.view().id(), lost);
    }
  }

  private void resume(KeptMove kept) {
    MoveView view = kept.view();
    if (view.state() == MoveState.CANCELLING) {
      endWithout(kept, MoveState.CANCELLED);
    } else if (running != null || kept.request() == null || view.attempts() >= MAX_ATTEMPTS) {
      endWithout(kept, MoveState.INTERRUPTED);
    } else {
      MoveBody exact = opened(view.id(), kept.request());
      LOG.info("Going on with the move {}, attempt {}", view.id(), view.attempts() + 1);
      begin(view.changed().attempts(view.attempts() + 1).view(), exact);
    }
  }

  private void endWithout(KeptMove kept, MoveState state) {
    MoveFeed feed = new MoveFeed(kept.view(), json, clock);
    MoveView ended = feed.end(change -> change.ended(state, clock.instant()));
    shelf.keep(new KeptMove(ended, null));
  }

  private String sealed(String id, MoveBody exact) {
    Secret text = new Secret(new String(json.write(exact), UTF_8));
    return vault.encrypt(text, TenantId.DEFAULT, place(id)).reveal();
  }

  private MoveBody opened(String id, String request) {
    Secret text = vault.decrypt(new Secret(request), TenantId.DEFAULT, place(id));
    return json.read(new JsonBody(text.reveal()), MoveBody.class);
  }

  /** What the ciphertext is bound to. */
  private static String place(String id) {
    return "move/" + id;
  }

  private void work(Running current, MoveBody exact) {
    Attempt attempt =
        new Attempt(
            move, ends, clock, current.feed(), current.cancellation(), body -> keep(current, body));
    try {
      end(current, attempt.run(exact));
    } catch (RuntimeException | Error unexpected) {
      LOG.error("The move {} failed", current.id(), unexpected);
      end(current, attempt.failed(Attempt.unexpected(unexpected)));
      if (unexpected instanceof Error severe) {
        throw severe;
      }
    }
  }

  private synchronized void keep(Running current, MoveBody request) {
    shelf.keep(new KeptMove(current.feed().view(), sealed(current.id(), request)));
  }

  /** What ends because the server does is left as it is on disk: the next start goes on with it. */
  private synchronized void end(Running current, UnaryOperator<MoveChange> change) {
    boolean asked = current.feed().view().state() == MoveState.CANCELLING;
    boolean completed =
        change.apply(current.feed().view().changed()).view().state() == MoveState.COMPLETED;
    if (closed && !asked && !completed) {
      current.feed().close();
      return;
    }
    MoveView ended = current.feed().end(change);
    try {
      shelf.keep(new KeptMove(ended, null));
      running = null;
    } catch (UncheckedIOException unwritten) {
      LOG.error("The end of the move {} could not be kept", current.id(), unwritten);
    }
  }

  /** Stops the move after the batches under way; a start of the server goes on with it. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      current().ifPresent(one -> one.cancellation().cancel());
    }
    thread.shutdown();
    try {
      if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException impatient) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gantry-move");
    thread.setDaemon(true);
    return thread;
  }
}
