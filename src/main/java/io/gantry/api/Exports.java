package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.common.Ids;
import io.gantry.move.Cancellation;
import io.gantry.move.Finding;
import io.gantry.move.Move;
import io.gantry.move.MoveEnd;
import io.gantry.move.MoveException;
import io.gantry.move.MoveListener;
import io.gantry.move.MoveOptions;
import io.gantry.move.MoveRequest;
import io.gantry.origin.archive.StreamedArchive;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.StoreLease;
import io.gantry.store.StoreLeases;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes archives of the active store, a few at a time. All records are read before the first byte
 * is sent: sums of them stand before them, whatever fails until then is a problem like any other,
 * and no client, however slow, holds up the store.
 */
public final class Exports {

  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  /** Each takes as much room on the disk as its records do, until it is sent. */
  static final int MAX_AT_ONCE = 2;

  /** About what a middling export takes, in seconds. */
  private static final int RETRY_AFTER = 30;

  /** Other requests go on beside it. */
  private static final int THREADS = 2;

  private final Path folder;
  private final StoreLeases leases;
  private final Clock clock;
  private final Ids ids;
  private final Semaphore places = new Semaphore(MAX_AT_ONCE);

  /**
   * @param folder where records wait until they are sent; nothing else is in it, and what a process
   *     that was killed left there is deleted
   */
  public Exports(Path folder, StoreLeases leases, Clock clock, Ids ids) {
    this.folder = requireNonNull(folder, "folder");
    this.leases = requireNonNull(leases, "leases");
    this.clock = requireNonNull(clock, "clock");
    this.ids = requireNonNull(ids, "ids");
    StreamedArchive.delete(folder);
  }

  /** A request does not wait for a database as long as a move does. */
  private static final class Impatient implements MoveListener {

    @Override
    public void waiting(String reason, Duration pause) {
      throw new StoreException.Unavailable(reason, null);
    }
  }

  /**
   * Reads what the options choose of the active store. The thread has no hold of a store any more
   * when it returns.
   *
   * @return to be sent or closed; until then it takes the place of another
   * @throws ProblemException when there is no such user, too many exports are under way, a record
   *     fits into no archive, or the disk has no room
   * @throws StoreException.Unavailable when the store fails
   */
  Export read(MoveOptions options) {
    requirePlace();
    boolean isReady = false;
    try {
      Export export = read(options, folder.resolve(ids.next()));
      isReady = true;
      return export;
    } catch (MoveException failure) {
      throw problem(failure, options);
    } catch (StoreException.Unavailable failure) {
      throw told(failure);
    } finally {
      if (!isReady) {
        places.release();
      }
    }
  }

  private void requirePlace() {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          ProblemType.TOO_MANY_REQUESTS,
          MAX_AT_ONCE + " exports are under way",
          List.of(),
          Map.of("Retry-After", Integer.toString(RETRY_AFTER)));
    }
  }

  private Export read(MoveOptions options, Path own) {
    StreamedArchive archive = StreamedArchive.in(own);
    boolean isReady = false;
    try (StoreLease lease = leases.keep()) {
      fill(archive, lease.store(), options, own);
      Export export = new Export(archive, archive.summedUp(), places::release);
      isReady = true;
      return export;
    } catch (StoreException.AlreadyExists twice) {
      throw new ProblemException(
          ProblemType.CONFLICT, "A record changed while it was read, and was read twice");
    } finally {
      if (!isReady) {
        archive.close();
      }
    }
  }

  private void fill(StreamedArchive archive, Store store, MoveOptions options, Path own) {
    MoveEnd source = MoveEnd.ofOpenStore("the active store", store);
    MoveRequest request = new MoveRequest(source, archive.end(), options.withThreads(THREADS));
    new Move(new Move.Surroundings(clock, own.resolve("moves"), "export"))
        .copy(request, archive.writer(), new Impatient(), new Cancellation());
  }

  private static RuntimeException problem(MoveException failure, MoveOptions options) {
    return switch (failure.code()) {
      case NOT_FOUND -> notFound(options);
      case USAGE ->
          ProblemException.invalidParameter("user", "is the name of several; say which tenant");
      case UNAVAILABLE -> new StoreException.Unavailable(failure.getMessage(), failure);
      case DOES_NOT_FIT -> new ProblemException(type(failure), detail(failure));
      case DRIFTED, FAILED -> cause(failure);
      case TARGET_NOT_EMPTY, OTHER_MOVE, CONFLICT, DIFFERENCES, CANCELLED -> failure;
    };
  }

  /** Users are looked for in a tenant that is there. */
  private static ProblemException notFound(MoveOptions options) {
    return options
        .userName()
        .map(user -> ProblemException.notFound("user", user))
        .orElseGet(
            () ->
                ProblemException.notFound(
                    "tenant", options.tenantId().map(TenantId::value).orElse("")));
  }

  /** Whatever is wrong with a store is answered as with any other request. */
  private static RuntimeException cause(MoveException failure) {
    return failure.getCause() instanceof StoreException store ? told(store) : failure;
  }

  private static RuntimeException told(StoreException failure) {
    boolean isLasting = failure instanceof StoreException.Unavailable away && !away.mayPass();
    if (!isLasting || !isOfDisk(failure.getCause())) {
      return failure;
    }
    LOG.warn("An export found no room on the disk", failure);
    return new ProblemException(
        ProblemType.INSUFFICIENT_STORAGE, "The disk took no more while records were read");
  }

  /** Databases fail in other ways; what else a disk can have has a class of its own. */
  private static boolean isOfDisk(@Nullable Throwable cause) {
    return cause != null
        && (cause.getClass() == IOException.class || cause.getClass() == FileSystemException.class);
  }

  /** Where no record is in the way, the disk is: an archive takes records of everybody. */
  private static ProblemType type(MoveException failure) {
    boolean isOfRecords = failure.preflight().filter(report -> report.obstacles() == 0).isEmpty();
    return isOfRecords ? ProblemType.DOES_NOT_FIT : ProblemType.INSUFFICIENT_STORAGE;
  }

  private static String detail(MoveException failure) {
    return failure
        .preflight()
        .flatMap(report -> report.findings().stream().findFirst())
        .map(Finding::line)
        .map(first -> failure.getMessage() + ", the first: " + first)
        .orElse(String.valueOf(failure.getMessage()));
  }
}
