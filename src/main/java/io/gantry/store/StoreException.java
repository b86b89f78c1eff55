package io.gantry.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong in a store, the same in all of them. Exceptions of a database never leave its
 * package; they are the cause of one of these.
 */
public abstract sealed class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The record that a write is about does not exist, or another user or tenant owns it. */
  public static final class NotFound extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String id;

    public NotFound(String kind, String id) {
      super("There is no " + kind + " " + id, null);
      this.kind = requireNonNull(kind, "kind");
      this.id = requireNonNull(id, "id");
    }

    /** The kind in the singular as people say it: {@code conversation}. */
    public String kind() {
      return kind;
    }

    public String id() {
      return id;
    }
  }

  /** A unique value is taken. */
  public static final class AlreadyExists extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String field;

    public AlreadyExists(String kind, String field) {
      super("A " + kind + " with this " + field + " exists already", null);
      this.kind = requireNonNull(kind, "kind");
      this.field = requireNonNull(field, "field");
    }

    public String kind() {
      return kind;
    }

    /** The component in snake_case: {@code id}, {@code username}, {@code share_id}. */
    public String field() {
      return field;
    }
  }

  /** The stored revision is not the one that the change was made from. */
  public static final class Conflict extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String id;
    private final long expectedRevision;

    public Conflict(String kind, String id, long expectedRevision) {
      super("The " + kind + " " + id + " is no longer at revision " + expectedRevision, null);
      this.kind = requireNonNull(kind, "kind");
      this.id = requireNonNull(id, "id");
      this.expectedRevision = expectedRevision;
    }

    public String kind() {
      return kind;
    }

    public String id() {
      return id;
    }

    public long expectedRevision() {
      return expectedRevision;
    }
  }

  /** More than one call may carry; the same limits hold in every store. */
  public static final class TooLarge extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final long limit;

    /**
     * @param what what is too large, with its unit: {@code messages in one append}
     */
    public TooLarge(String what, long limit) {
      super("At most " + limit + " " + what + " are allowed", null);
      this.what = requireNonNull(what, "what");
      this.limit = limit;
    }

    public String what() {
      return what;
    }

    public long limit() {
      return limit;
    }
  }

  /** The schema version of the store lacks a kind of records, or a component of one. */
  public static final class Unsupported extends StoreException {

    private static final long serialVersionUID = 1L;

    private final SchemaVersion version;
    private final EntityKind kind;
    private final @Nullable String field;

    /** The version lacks the kind. */
    public Unsupported(SchemaVersion version, EntityKind kind) {
      this(version, kind, null);
    }

    /**
     * The version has the kind, but cannot keep this.
     *
     * @param field the component in snake_case; null when it is the kind itself that is lacking
     */
    public Unsupported(SchemaVersion version, EntityKind kind, @Nullable String field) {
      super(message(version, kind, field), null);
      this.version = version;
      this.kind = kind;
      this.field = field;
    }

    private static String message(SchemaVersion version, EntityKind kind, @Nullable String field) {
      return "Schema version "
          + version.number()
          + (field == null
              ? " has no " + kind.plural()
              : " cannot keep " + field + " of a " + kind.label());
    }

    /** The version that lacks it. */
    public SchemaVersion version() {
      return version;
    }

    public EntityKind kind() {
      return kind;
    }

    /** The component in snake_case; empty when the whole kind is lacking. */
    public Optional<String> field() {
      return Optional.ofNullable(field);
    }

    /** The first version that has it. */
    public SchemaVersion firstWith() {
      return field == null ? SchemaVersion.firstWith(kind) : SchemaVersion.V7;
    }
  }

  /** The tables are not what they should be, and using or changing them would do harm. */
  public static final class Drifted extends StoreException {

    private static final long serialVersionUID = 1L;

    public Drifted(String message) {
      this(message, null);
    }

    public Drifted(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** A {@link BulkLoad} of the store was begun and not completed. */
  public static final class Loading extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String load;

    public Loading(String load) {
      super("The load " + load + " into this store is not completed", null);
      this.load = requireNonNull(load, "load");
    }

    /** The id of the load. */
    public String load() {
      return load;
    }
  }

  /** The database cannot be reached or refuses to work; nothing was changed. */
  public static final class Unavailable extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * How long work on a whole store goes on without any progress before it is given up: longer
     * than a managed database takes to fail over.
     */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private final boolean mayPass;
    private final @Nullable Duration idle;

    /**
     * @param cause tells by itself whether waiting helps; when it does not, the message ends with
     *     what it says
     */
    public Unavailable(String message, @Nullable Throwable cause) {
      this(Outage.told(message, cause), cause, !Outage.isLasting(cause), null);
    }

    private Unavailable(
        @Nullable String message,
        @Nullable Throwable cause,
        boolean mayPass,
        @Nullable Duration idle) {
      super(String.valueOf(message), cause);
      this.mayPass = mayPass;
      this.idle = idle;
    }

    /** One that stays until somebody does something, whatever its cause. */
    public static Unavailable lasting(String message, @Nullable Throwable cause) {
      String told = cause == null ? message : message + ": " + Outage.reason(cause);
      return new Unavailable(told, cause, false, null);
    }

    /** The same, thrown when nothing had worked for so long. */
    public Unavailable after(Duration newIdle) {
      return new Unavailable(getMessage(), getCause(), mayPass, requireNonNull(newIdle, "idle"));
    }

    /**
     * How long nothing of the kind had worked when this was thrown, for whoever tried; empty when
     * nobody counted.
     */
    public Optional<Duration> idle() {
      return Optional.ofNullable(idle);
    }

    /** Whether trying again later may help by itself. */
    public boolean mayPass() {
      return mayPass;
    }
  }

  /** The connection was lost while a write was under way: nobody can tell whether it happened. */
  public static final class OutcomeUnknown extends StoreException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
