package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.account.User;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.store.BulkRecord;
import io.gantry.store.EntityKind;
import io.gantry.store.QuarantineEntry;
import io.gantry.store.RecordKey;
import io.gantry.store.SchemaVersion.Tenancy;
import io.gantry.store.jaaz.JaazNumbers;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a record of the source is in the target. The same record always becomes the same, whatever
 * else there is; copying, verifying and comparing all go by it, so that what is verified is: mapped
 * source equals target. Different keys stay different and messages keep their order.
 */
final class Mapping {

  private final MappingPlan plan;
  private final MessageNames messages;

  Mapping(MappingPlan plan) {
    this.plan = requireNonNull(plan, "plan");
    this.messages = new MessageNames(plan.from().messageIds(), plan.to().messageIds());
  }

  MappingPlan plan() {
    return plan;
  }

  /** What becomes of a record of the source. Limits of the target are for {@link Limits}. */
  Mapped map(BulkRecord record) {
    requireNonNull(record, "record");
    if (!isChosen(record)) {
      return new Mapped.Left(Mapped.Reason.NOT_CHOSEN);
    }
    if (!plan.to().has(record.kind())) {
      return withoutKind(record.kind());
    }
    return moved(record);
  }

  /** Whether the record is one of those that the options choose. */
  private boolean isChosen(BulkRecord record) {
    if (plan.onlyTenant() != null && !plan.onlyTenant().equals(record.tenant())) {
      return false;
    }
    Optional<String> owner =
        plan.onlyOwner() == null ? Optional.empty() : OwnerOf.record(record.value());
    return owner.isEmpty() || effective(owner.get()).equals(plan.onlyOwner());
  }

  /** What belongs to nobody is chosen with the user who gets it. */
  private String effective(String owner) {
    return plan.newOwner() != null && owner.equals(plan.from().unowned()) ? plan.newOwner() : owner;
  }

  private Mapped withoutKind(EntityKind kind) {
    if (kind == EntityKind.TENANT) {
      return new Mapped.Left(Mapped.Reason.IMPLIED);
    }
    return plan.leaveLacking()
        ? new Mapped.Left(Mapped.Reason.LACKING_KIND)
        : new Mapped.Unfit(Finding.Sort.LACKING_KIND, "the target has no " + kind.plural());
  }

  private Mapped moved(BulkRecord record) {
    Object value = record.value();
    if (value instanceof Message message) {
      OptionalLong given = plan.newIds().message(record.tenant(), message);
      Optional<Message> named =
          given.isPresent()
              ? Optional.of(messages.numbered(message, given.getAsLong()))
              : messages.map(message);
      return named.isEmpty()
          ? new Mapped.Unfit(
              Finding.Sort.ID_FORM,
              "its id and place among the others have no form there; --ids renumber gives others")
          : finished(record, named.get());
    }
    return value instanceof Workflow workflow
        ? workflow(record, workflow)
        : finished(record, value);
  }

  private Mapped workflow(BulkRecord record, Workflow workflow) {
    OptionalLong given = plan.newIds().workflow(record.tenant(), workflow);
    if (given.isPresent()) {
      return finished(record, Rewritten.named(workflow, Long.toString(given.getAsLong())));
    }
    return hasNumber(workflow)
        ? finished(record, workflow)
        : new Mapped.Unfit(
            Finding.Sort.ID_FORM,
            "workflows have whole numbers for ids there; --ids renumber gives it one");
  }

  private boolean hasNumber(Workflow workflow) {
    return !plan.to().numbersWorkflows()
        || plan.from().numbersWorkflows()
        || JaazNumbers.parse(workflow.id()).isPresent();
  }

  private Mapped finished(BulkRecord record, Object value) {
    TenantId tenant = plan.newTenant() == null ? record.tenant() : plan.newTenant();
    Object owned = owned(record, renamed(record.tenant(), value));
    Object result = keepsRevisions() ? owned : Rewritten.atRevision(owned, 1);
    return new Mapped.Moved(
        result == record.value() && tenant.equals(record.tenant())
            ? record
            : new BulkRecord(tenant, RecordKey.of(result), result));
  }

  /** Whether revisions arrive as they are. */
  boolean keepsRevisions() {
    return plan.from().keepsRevisions() && plan.to().keepsRevisions();
  }

  private Object renamed(TenantId tenant, Object value) {
    if (plan.renamed().isEmpty() || !(value instanceof User user)) {
      return value;
    }
    MappingPlan.Names names = plan.renamed().get(new MappingPlan.Whose(tenant, user.id()));
    return names == null ? user : names.of(user);
  }

  private Object owned(BulkRecord record, Object value) {
    if (plan.quarantine() != null && plan.quarantine().holds(record)) {
      return Rewritten.ownedBy(value, QuarantineEntry.OWNER);
    }
    return plan.newOwner() == null || keepsOwner(value)
        ? value
        : Rewritten.ownedBy(value, plan.newOwner());
  }

  /** Where the source has users and the target too, only what belongs to nobody gets an owner. */
  private boolean keepsOwner(Object value) {
    return plan.from().unowned() != null
        && plan.to().tenancy() != Tenancy.ONE_USER
        && OwnerOf.record(value).filter(plan.from().unowned()::equals).isEmpty();
  }

  /**
   * A record of either side, the source's already mapped, as far as both sides can be expected to
   * agree: what the target computes itself is left out, and so are revisions that are no data.
   */
  BulkRecord comparable(BulkRecord record) {
    Object value = record.value();
    if (plan.to().tenancy() != Tenancy.BY_TENANT && value instanceof Conversation conversation) {
      value = Rewritten.uncounted(conversation);
    }
    if (!keepsRevisions()) {
      value = Rewritten.atRevision(value, 1);
    }
    return value == record.value() ? record : new BulkRecord(record.tenant(), record.key(), value);
  }
}
