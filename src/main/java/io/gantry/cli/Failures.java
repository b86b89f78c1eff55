package io.gantry.cli;

import io.gantry.address.AddressException;
import io.gantry.config.ConfigException;
import io.gantry.move.MoveException;
import io.gantry.move.view.FailureView;
import io.gantry.move.view.Names;
import io.gantry.security.KeyFileException;
import io.gantry.signin.UnsafeStartException;
import io.gantry.store.StoreCheck;
import io.gantry.store.StoreCheck.Outcome;
import io.gantry.store.StoreException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says of every exception how the command ends, and what the caller can do. */
final class Failures {

  private static final String LATER = "try again; ./gantry verify says what is missing";

  private Failures() {}

  /** A store that is away, or does not let us in, is asked what it lacks. */
  static CommandFailure of(Exception failure, OpenedStores opened) {
    CommandFailure told = of(failure);
    return isAway(failure) || isAway(failure.getCause())
        ? opened.failedCheck().map(failed -> because(failed, told)).orElse(told)
        : told;
  }

  private static CommandFailure because(OpenedStores.Failed failed, CommandFailure told) {
    CommandFailure because = because(failed.check(), told);
    String where = " (" + failed.database().label() + ")";
    return with(because.code(), because.getMessage() + where, because.hint(), told);
  }

  private static boolean isAway(@Nullable Throwable failure) {
    return failure instanceof StoreException.Unavailable;
  }

  /** The same with what a check of the store says about it. */
  static CommandFailure because(StoreCheck check, CommandFailure told) {
    String message = String.valueOf(told.getMessage());
    String why =
        message.contains(check.detail()) ? "" : "; " + check.name() + ": " + check.detail();
    return with(
        check.outcome() == Outcome.DENIED ? ExitCode.CREDENTIALS : told.code(),
        message + why,
        Objects.requireNonNullElse(check.remedy(), told.hint()),
        told);
  }

  static CommandFailure of(Exception failure) {
    if (failure instanceof CommandFailure known) {
      return known;
    }
    if (failure instanceof StoreException store) {
      return ofStore(store);
    }
    if (failure instanceof AddressException address) {
      return with(exitCode(address.code()), address, address.hint());
    }
    if (failure instanceof MoveException move) {
      return with(MoveWork.exitCode(move.code()), move, move.hint());
    }
    if (failure instanceof ConfigException config) {
      return with(ExitCode.USAGE, config, "./gantry config show tells where each value comes from");
    }
    if (failure instanceof InterruptedException) {
      return with(ExitCode.INTERRUPTED, failure, "run it again; nothing is left half done");
    }
    if (failure instanceof KeyFileException || failure instanceof UnsafeStartException) {
      return with(ExitCode.FAILURE, failure, "correct it, and run the command again");
    }
    if (failure instanceof IOException) {
      return with(ExitCode.FAILURE, failure, "look at the folder GANTRY_HOME and its permissions");
    }
    return with(
        ExitCode.FAILURE,
        failure,
        "GANTRY_JAVA_OPTIONS=-Dgantry.debug=true shows where it comes from");
  }

  private static ExitCode exitCode(AddressException.Code code) {
    return switch (code) {
      case USAGE -> ExitCode.USAGE;
      case NOT_FOUND -> ExitCode.NOT_FOUND;
    };
  }

  private static CommandFailure ofStore(StoreException failure) {
    if (failure instanceof StoreException.Unavailable away) {
      return away.mayPass()
          ? with(ExitCode.TRY_AGAIN, failure, LATER)
          : with(ExitCode.FAILURE, failure, "put that right, and run the command again");
    }
    if (failure instanceof StoreException.OutcomeUnknown) {
      return with(ExitCode.TRY_AGAIN, failure, "./gantry status says what the store holds now");
    }
    if (failure instanceof StoreException.NotFound) {
      return with(ExitCode.NOT_FOUND, failure, "./gantry list says what there is");
    }
    if (failure instanceof StoreException.Drifted) {
      return with(ExitCode.DIFFERENCES, failure, "./gantry schema status names every difference");
    }
    if (failure instanceof StoreException.Loading) {
      return with(
          ExitCode.DIFFERENCES,
          failure,
          "run the move again that began it, or ./gantry cleanup to be rid of what it wrote");
    }
    if (failure instanceof StoreException.Conflict
        || failure instanceof StoreException.AlreadyExists) {
      return with(ExitCode.DIFFERENCES, failure, "somebody else changed it: run the command again");
    }
    return with(ExitCode.FAILURE, failure, "./gantry list says what each version can keep");
  }

  /** For programs; its code is that of a move, or else tells what the exit code does. */
  static FailureView view(CommandFailure told) {
    return new FailureView(code(told), String.valueOf(told.getMessage()), told.hint());
  }

  private static String code(CommandFailure told) {
    for (Throwable cause = told; cause != null; cause = cause.getCause()) {
      if (cause instanceof MoveException move && MoveWork.exitCode(move.code()) == told.code()) {
        return Names.of(move.code());
      }
    }
    return switch (told.code()) {
      case USAGE -> Names.of(MoveException.Code.USAGE);
      case NOT_FOUND -> Names.of(MoveException.Code.NOT_FOUND);
      case DIFFERENCES -> Names.of(MoveException.Code.DIFFERENCES);
      case TRY_AGAIN -> Names.of(MoveException.Code.UNAVAILABLE);
      case INTERRUPTED -> Names.of(MoveException.Code.CANCELLED);
      case CREDENTIALS -> "credentials";
      case OK, FAILURE -> Names.of(MoveException.Code.FAILED);
    };
  }

  private static CommandFailure with(ExitCode code, Exception failure, String hint) {
    String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    return with(code, message, hint, failure);
  }

  private static CommandFailure with(
      ExitCode code, String message, String hint, Exception failure) {
    CommandFailure told = new CommandFailure(code, message, hint);
    told.initCause(failure);
    return told;
  }
}
