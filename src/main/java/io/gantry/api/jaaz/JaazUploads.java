package io.gantry.api.jaaz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.api.ApiComponent;
import io.gantry.api.Caller;
import io.gantry.api.FileNames;
import io.gantry.api.files.FileStorage;
import io.gantry.api.files.FileTypes;
import io.gantry.api.files.IncomingFile;
import io.gantry.api.files.PictureSize;
import io.gantry.api.idempotency.Idempotency;
import io.gantry.api.idempotency.IdempotencyFilter;
import io.gantry.api.idempotency.KeptAnswer;
import io.gantry.api.json.Bodies;
import io.gantry.api.problem.ProblemException;
import io.gantry.api.problem.ProblemType;
import io.gantry.common.Ids;
import io.gantry.config.GantryConfig.Limits;
import io.gantry.library.StoredFile;
import io.gantry.store.EntityKind;
import io.gantry.store.Store;
import io.gantry.store.StoreException;
import io.gantry.store.VersionFields;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes in files under ids of the old form: {@code im_}, eight characters, and an ending that tells
 * the type. Versions that know no files keep the bytes alone, as the old servers did then.
 */
@ApiComponent
public class JaazUploads {

  /** The form field of the file. */
  private static final String FIELD = "file";

  private static final String ID_ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

  private static final int ID_LENGTH = 8;

  private final Caller caller;
  private final Store store;
  private final FileStorage storage;
  private final Idempotency idempotency;
  private final Limits limits;
  private final Ids ids;

  @Inject
  public JaazUploads(
      Caller caller,
      Store store,
      FileStorage storage,
      Idempotency idempotency,
      Limits limits,
      Ids ids) {
    this.caller = requireNonNull(caller, "caller");
    this.store = requireNonNull(store, "store");
    this.storage = requireNonNull(storage, "storage");
    this.idempotency = requireNonNull(idempotency, "idempotency");
    this.limits = requireNonNull(limits, "limits");
    this.ids = requireNonNull(ids, "ids");
  }

  /**
   * What was taken in.
   *
   * @param size of a picture; null for anything else
   */
  record Uploaded(String fileId, @Nullable PictureSize size) {

    String url() {
      return "/api/file/" + fileId;
    }
  }

  /**
   * Takes in the file of a form.
   *
   * @param request method and path, for repetitions
   * @param kind {@code image}, {@code video} or {@code audio}: the first half of its type
   * @param clientKey the {@code Idempotency-Key}; null for none
   * @return the answer to this request or to its first attempt
   */
  Response upload(
      List<EntityPart> parts,
      String request,
      String kind,
      @Nullable String clientKey,
      Function<Uploaded, Object> answer)
      throws IOException {
    EntityPart part =
        parts.stream()
            .filter(each -> each.getName().equals(FIELD))
            .findFirst()
            .orElseThrow(() -> ProblemException.invalidParameter(FIELD, "is required in the form"));
    IncomingFile incoming =
        storage
            .receive(ids.next(), part.getContent(), limits.maxFileBytes())
            .orElseThrow(() -> Bodies.tooLarge(limits.maxFileBytes()));
    try {
      String type = accept(part.getMediaType().toString(), kind, incoming);
      Optional<KeptAnswer> before = begin(request, type, incoming, clientKey);
      return before.isPresent()
          ? IdempotencyFilter.replayed(before.get())
          : Response.ok(answer.apply(keep(incoming, type, name(part)))).build();
    } finally {
      storage.drop(incoming);
    }
  }

  private Optional<KeptAnswer> begin(
      String request, String type, IncomingFile incoming, @Nullable String clientKey) {
    return clientKey == null
        ? Optional.empty()
        : idempotency.begin(
            true, clientKey, request, (type + "\0" + incoming.sha256()).getBytes(UTF_8));
  }

  private Uploaded keep(IncomingFile incoming, String type, @Nullable String name)
      throws IOException {
    Optional<PictureSize> size = PictureSize.read(type, Files.newInputStream(incoming.file()));
    if (type.startsWith("image/") && size.isEmpty()) {
      throw refused("a picture that can be measured");
    }
    String fileId = newId("." + JaazFileTypes.ending(type));
    boolean isRecorded = store.schemaVersion().has(EntityKind.FILE);
    String place =
        store.schemaVersion().hasSignIn()
            ? storage.keep(incoming, caller.workspace().tenant())
            : storage.keepAs(incoming, fileId);
    boolean stored = false;
    try {
      if (isRecorded) {
        record(file(fileId, place, type, name, incoming, size.orElse(null)));
      }
      stored = true;
    } finally {
      if (!stored) {
        storage.delete(place);
      }
    }
    return new Uploaded(fileId, size.orElse(null));
  }

  /** A repetition of a request that died finds the record, and the bytes are put there anew. */
  private void record(StoredFile file) throws IOException {
    try {
      caller.workspace().files().create(file);
    } catch (StoreException.AlreadyExists taken) {
      Optional<StoredFile> before = caller.workspace().files().find(file.ownerId(), file.id());
      if (!caller.requested().isRepeated() || before.isEmpty()) {
        throw taken;
      }
      if (!before.get().path().equals(file.path())) {
        storage.delete(file.path());
      }
    }
  }

  private StoredFile file(
      String id,
      String place,
      String type,
      @Nullable String name,
      IncomingFile incoming,
      @Nullable PictureSize size) {
    boolean isBare = !VersionFields.lacking(store.schemaVersion(), EntityKind.FILE).isEmpty();
    Instant now = caller.now();
    return new StoredFile(
        id,
        caller.userId(),
        isBare ? null : name,
        place,
        isBare ? null : type,
        isBare ? null : (Long) incoming.size(),
        isBare ? null : incoming.sha256(),
        size == null ? null : size.width(),
        size == null ? null : size.height(),
        now,
        now,
        1);
  }

  private static String accept(String declared, String kind, IncomingFile incoming) {
    return FileTypes.accept(declared, incoming.head())
        .filter(type -> type.startsWith(kind + "/"))
        .orElseThrow(() -> refused("of a type " + kind + "/... that is allowed"));
  }

  private static @Nullable String name(EntityPart part) {
    return FileNames.clean(part.getFileName().orElse(""))
        .filter(name -> name.length() <= StoredFile.MAX_NAME_LENGTH)
        .orElse(null);
  }

  /** The same for the repetitions of one request: made of the id that is fixed for it. */
  private String newId(String ending) {
    String seed = caller.newId();
    for (int attempt = 0; ; attempt++) {
      String id = digits(seed + attempt) + ending;
      if (caller.requested().isRepeated() || storage.find(id).isEmpty()) {
        return id;
      }
    }
  }

  private static String digits(String seed) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(UTF_8));
      StringBuilder id = new StringBuilder("im_");
      for (int index = 0; index < ID_LENGTH; index++) {
        id.append(ID_ALPHABET.charAt(digest[index] & 63));
      }
      return id.toString();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  private static ProblemException refused(String wanted) {
    return new ProblemException(
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        "The file is not " + wanted + "; allowed are " + String.join(", ", FileTypes.allowed()));
  }
}
