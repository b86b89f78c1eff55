package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.files.FileStorage;
import io.gantry.common.ListFilter;
import io.gantry.common.Page;
import io.gantry.common.PageRequest;
import io.gantry.library.StoredFile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bytes of all files of a user, for when the user goes. */
@ApiComponent
public class UserFiles {

  private static final Logger LOG = LoggerFactory.getLogger(UserFiles.class);

  private final Caller caller;
  private final FileStorage storage;

  @Inject
  public UserFiles(Caller caller, FileStorage storage) {
    this.caller = requireNonNull(caller, "caller");
    this.storage = requireNonNull(storage, "storage");
  }

  /** Deletes the bytes after the records that {@code deletion} deletes with the user. */
  void deleteAfter(String userId, Runnable deletion) {
    List<String> places = places(userId);
    deletion.run();
    places.forEach(this::delete);
  }

  private List<String> places(String userId) {
    List<String> places = new ArrayList<>();
    PageRequest request = PageRequest.newestFirst(PageRequest.MAX_LIMIT);
    while (true) {
      Page<StoredFile> page = caller.workspace().files().list(userId, ListFilter.ALL, request);
      page.items().forEach(file -> places.add(file.path()));
      if (page.nextCursor() == null) {
        return places;
      }
      request = request.after(page.nextCursor());
    }
  }

  private void delete(String place) {
    try {
      storage.delete(place);
    } catch (IOException failed) {
      LOG.warn("Bytes of a deleted file are left path={}", place, failed);
    }
  }
}
