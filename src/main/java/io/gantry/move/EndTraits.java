package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.store.EntityKind;
import io.gantry.store.Provider;
import io.gantry.store.SchemaVersion;
import io.gantry.store.SchemaVersion.Tenancy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an end of a move can hold, and how it names things.
 *
 * @param kinds the kinds that it has
 * @param tenancy whom its records belong to
 * @param messageIds which ids messages have there
 * @param numbersWorkflows whether ids of workflows are positive integers
 * @param keepsRevisions whether revisions are kept as they are; otherwise they are no data
 * @param soundness what is known of its records before they are read
 * @param largestRecord the most bytes of one record, about; 0 when there is no other limit than
 *     those of the records themselves
 * @param version the layout, when it is that of a store; null for archives and foreign files
 * @param unowned the owner that records name which belong to nobody there, and get the owner that
 *     the options name; null when each record has one of its own
 */
public record EndTraits(
    Set<EntityKind> kinds,
    Tenancy tenancy,
    MessageIdForm messageIds,
    boolean numbersWorkflows,
    boolean keepsRevisions,
    Soundness soundness,
    int largestRecord,
    @Nullable SchemaVersion version,
    @Nullable String unowned) {

  /** The most bytes of an item of DynamoDB, which versions 5 and 6 do not divide. */
  private static final int ITEM_BYTES = 400 * 1024;

  public EndTraits {
    kinds = Set.copyOf(kinds);
    requireNonNull(tenancy, "tenancy");
    requireNonNull(messageIds, "messageIds");
    requireNonNull(soundness, "soundness");
  }

  /** What is known of records before they are read. */
  public enum Soundness {
    /** The rules of Gantry held with every write: names are unique, parents are there. */
    KEPT,
    /** Another program may have written them: all must be looked at. */
    UNKNOWN
  }

  /** The traits of a store of this version. */
  public static EndTraits of(SchemaVersion version) {
    boolean own = version.tenancy() == Tenancy.BY_TENANT;
    boolean tables = version.providers().contains(Provider.SQLITE);
    return new EndTraits(
        version.kinds(),
        version.tenancy(),
        MessageIdForm.of(version),
        !own && tables,
        own,
        own ? Soundness.KEPT : Soundness.UNKNOWN,
        own || tables ? 0 : ITEM_BYTES,
        version,
        null);
  }

  /** The traits of an archive: it holds whatever version 7 holds. */
  public static EndTraits ofArchive() {
    EndTraits all = of(SchemaVersion.V7);
    return new EndTraits(
        all.kinds, all.tenancy, all.messageIds, false, true, Soundness.KEPT, 0, null, null);
  }

  /** The traits of data of another program, already made into records of one user or many. */
  public static EndTraits ofForeign(Set<EntityKind> kinds, Tenancy tenancy) {
    return new EndTraits(
        kinds, tenancy, MessageIdForm.ANY, false, false, Soundness.UNKNOWN, 0, null, null);
  }

  /** These traits of an end with records that belong to nobody, and name this owner. */
  public EndTraits withUnowned(String owner) {
    return new EndTraits(
        kinds,
        tenancy,
        messageIds,
        numbersWorkflows,
        keepsRevisions,
        soundness,
        largestRecord,
        version,
        requireNonNull(owner, "owner"));
  }

  /**
   * Whether a message cannot be without its conversation, nor a credential without its user:
   * foreign keys forbid it, the table has no place for it, or reading makes up what is missing, or
   * takes it for what a deletion left. Only archives hold it as it is.
   */
  boolean needsParents() {
    return version != null;
  }

  public boolean has(EntityKind kind) {
    return kinds.contains(requireNonNull(kind, "kind"));
  }
}
