package io.gantry.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.api.files.FileStorage;
import io.gantry.api.files.FileTypes;
import io.gantry.api.files.IncomingFile;
import io.gantry.api.files.PictureSize;
import io.gantry.api.idempotency.Idempotency;
import io.gantry.api.idempotency.KeptAnswer;
import io.gantry.api.json.Bodies;
import io.gantry.api.json.Json;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.common.Ids;
import io.gantry.config.GantryConfig.Limits;
import io.gantry.library.StoredFile;
import io.gantry.store.EntityKind;
import io.gantry.store.Store;
import io.gantry.store.VersionFields;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes stored files from uploaded bytes. */
@ApiComponent
public class Uploads {

  private final OwnedRecords<StoredFile, StoredFileBody> records;
  private final Store store;
  private final Caller caller;
  private final FileStorage storage;
  private final Idempotency idempotency;
  private final Limits limits;
  private final Ids ids;

  @Inject
  public Uploads(
      Store store,
      Caller caller,
      Json json,
      FileStorage storage,
      Idempotency idempotency,
      Limits limits,
      Ids ids) {
    this.records = new OwnedRecords<>(new StoredFileKind(storage), caller, json);
    this.store = requireNonNull(store, "store");
    this.caller = requireNonNull(caller, "caller");
    this.storage = requireNonNull(storage, "storage");
    this.idempotency = requireNonNull(idempotency, "idempotency");
    this.limits = requireNonNull(limits, "limits");
    this.ids = requireNonNull(ids, "ids");
  }

  /**
   * Takes in a file.
   *
   * @param clientKey the {@code Idempotency-Key}; null for none
   * @return the file, or what was answered to the same upload before
   */
  Outcome upload(Part part, @Nullable String clientKey) throws IOException {
    IncomingFile incoming =
        storage
            .receive(ids.next(), part.bytes(), limits.maxFileBytes())
            .orElseThrow(() -> Bodies.tooLarge(limits.maxFileBytes()));
    try {
      String type =
          FileTypes.accept(part.type(), incoming.head()).orElseThrow(() -> refused(part.type()));
      Optional<KeptAnswer> before = begin(part, type, incoming, clientKey);
      return before.isPresent()
          ? new Outcome(null, before.get())
          : new Outcome(keep(incoming, part.name(), type), null);
    } finally {
      storage.drop(incoming);
    }
  }

  private Optional<KeptAnswer> begin(
      Part part, String type, IncomingFile incoming, @Nullable String clientKey) {
    if (clientKey == null) {
      return Optional.empty();
    }
    String content = part.name() + "\0" + type + "\0" + incoming.sha256();
    return idempotency.begin(true, clientKey, "POST /api/files", content.getBytes(UTF_8));
  }

  private StoredFile keep(IncomingFile incoming, @Nullable String name, String type)
      throws IOException {
    Optional<PictureSize> size = PictureSize.read(type, Files.newInputStream(incoming.file()));
    String place = storage.keep(incoming, caller.workspace().tenant());
    Stamp stamp = caller.newStamp(caller.newId());
    boolean stored = false;
    try {
      StoredFile file =
          records.store(
              new StoredFile(
                  stamp.id(),
                  stamp.ownerId(),
                  kept("file_name", name),
                  place,
                  kept("mime_type", type),
                  kept("size", incoming.size()),
                  kept("sha256", incoming.sha256()),
                  size.map(PictureSize::width).orElse(null),
                  size.map(PictureSize::height).orElse(null),
                  stamp.createdAt(),
                  stamp.updatedAt(),
                  stamp.revision()));
      stored = file.path().equals(place);
      return file;
    } finally {
      if (!stored) {
        storage.delete(place);
      }
    }
  }

  /**
   * What the store can keep of what was seen of a file. Refusing the rest would refuse every upload
   * to versions 4 to 6; the answer shows what is kept.
   */
  private <V> @Nullable V kept(String field, @Nullable V value) {
    Set<String> lacking = VersionFields.lacking(store.schemaVersion(), EntityKind.FILE);
    return lacking.contains(field) ? null : value;
  }

  private static ProblemException refused(@Nullable String type) {
    return new ProblemException(
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        "The file is not of the type "
            + type
            + ", or that type is not allowed; allowed are "
            + String.join(", ", FileTypes.allowed()));
  }

  /**
   * An uploaded file as the client describes it.
   *
   * @param name without folders; null when it has none
   */
  record Part(@Nullable String name, @Nullable String type, InputStream bytes) {}

  /** Exactly one of them is present. */
  record Outcome(@Nullable StoredFile file, @Nullable KeptAnswer before) {}
}
