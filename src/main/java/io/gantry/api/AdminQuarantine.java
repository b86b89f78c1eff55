package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.files.FileStorage;
import io.gantry.chat.Message;
import io.gantry.common.OwnedRecord;
import io.gantry.common.OwnedRepository;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.EntityKind;
import io.gantry.store.QuarantineEntry;
import io.gantry.store.StoreException;
import io.gantry.store.Workspace;
import io.gantry.tenancy.TenantId;
import jakarta.inject.Inject;
import java.util.Optional;

/** What administrators do with records that moves put aside in their tenant. */
@ApiComponent
public class AdminQuarantine {

  private static final String KIND = "quarantine entry";

  private final Caller caller;
  private final FileStorage storage;

  @Inject
  public AdminQuarantine(Caller caller, FileStorage storage) {
    this.caller = requireNonNull(caller, "caller");
    this.storage = requireNonNull(storage, "storage");
  }

  Page<QuarantineView> list(PageRequest page) {
    var documents =
        workspace().documents().list(QuarantineEntry.OWNER, QuarantineEntry.FILTER, page);
    return new Page<>(
        documents.items().stream()
            .flatMap(document -> QuarantineEntry.of(document).stream())
            .map(this::view)
            .toList(),
        documents.nextCursor());
  }

  QuarantineView.Whole read(String id) {
    QuarantineEntry entry = find(id);
    return view(entry)
        .with(
            repository(entry.kind())
                .flatMap(records -> records.find(QuarantineEntry.OWNER, entry.recordId()))
                .map(AdminQuarantine::shown)
                .orElse(null));
  }

  Page<Message> messages(String id, PageRequest page) {
    QuarantineEntry entry = find(id);
    if (entry.kind() != EntityKind.CONVERSATION) {
      throw new StoreException.NotFound("conversation", entry.recordId());
    }
    return workspace().messages().list(QuarantineEntry.OWNER, entry.recordId(), page);
  }

  /** The record first: what is interrupted is done again by another call. */
  void delete(String id) {
    QuarantineEntry entry = find(id);
    repository(entry.kind())
        .ifPresent(records -> records.delete(QuarantineEntry.OWNER, entry.recordId()));
    workspace().documents().delete(QuarantineEntry.OWNER, entry.id());
  }

  private QuarantineEntry find(String id) {
    return workspace()
        .documents()
        .find(QuarantineEntry.OWNER, PathIds.require(KIND, id))
        .flatMap(QuarantineEntry::of)
        .orElseThrow(() -> new StoreException.NotFound(KIND, id));
  }

  private QuarantineView view(QuarantineEntry entry) {
    TenantId tenant = workspace().tenant();
    return QuarantineView.of(tenant, entry);
  }

  private static Object shown(OwnedRecord<?> record) {
    return record instanceof ProviderConfig config ? ProviderConfigView.of(config) : record;
  }

  private Optional<OwnedRepository<? extends OwnedRecord<?>>> repository(EntityKind kind) {
    Workspace workspace = workspace();
    return switch (kind) {
      case CONVERSATION -> Optional.of(workspace.conversations());
      case CANVAS -> Optional.of(workspace.canvases());
      case WORKFLOW -> Optional.of(workspace.workflows());
      case FILE -> Optional.of(new FilesWithBytes(workspace.files(), storage));
      case AUDIO_FILE -> Optional.of(workspace.audioFiles());
      case DOCUMENT -> Optional.of(workspace.documents());
      case PROVIDER_CONFIG -> Optional.of(workspace.providerConfigs());
      case TENANT,
          USER,
          CREDENTIAL,
          SETTINGS,
          SESSION,
          REFRESH_TOKEN,
          MESSAGE,
          TICKET,
          IDEMPOTENT_ANSWER ->
          Optional.empty();
    };
  }

  private Workspace workspace() {
    return caller.workspace();
  }
}
