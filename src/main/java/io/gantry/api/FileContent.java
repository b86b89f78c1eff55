package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.api.files.FileStorage;
import io.gantry.api.files.FileTypes;
import io.gantry.api.problem.ProblemException;
import io.gantry.library.StoredFile;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers with the bytes of stored files, whole or in part. */
public final class FileContent {

  /** Nothing in a file may run, whatever a browser makes of it. */
  private static final String POLICY = "default-src 'none'; sandbox";

  private final FileStorage storage;

  public FileContent(FileStorage storage) {
    this.storage = requireNonNull(storage, "storage");
  }

  /**
   * The answer to a request for the file's bytes.
   *
   * @param wanted which of them, under which conditions
   */
  public Response answer(StoredFile file, Wanted wanted) throws IOException {
    Path path =
        storage
            .find(file.path())
            .orElseThrow(() -> ProblemException.notFound("content of file", file.id()));
    EntityTag tag = new EntityTag(file.sha256() == null ? file.id() : file.sha256());
    String text = "\"" + tag.getValue() + "\"";
    if (wanted.ifNoneMatch() != null && ETags.matchesWeakly(wanted.ifNoneMatch(), text)) {
      return Response.notModified(tag).build();
    }
    boolean partial = wanted.ifRange() == null || wanted.ifRange().equals(text);
    long size = Files.size(path);
    Optional<ByteRange> range = partial ? ByteRange.of(wanted.range(), size) : Optional.empty();
    return content(file, path, range, size).tag(tag).build();
  }

  private static Response.ResponseBuilder content(
      StoredFile file, Path path, Optional<ByteRange> range, long size) {
    ByteRange part = range.orElse(new ByteRange(0, size));
    StreamingOutput bytes = out -> copy(path, part, out);
    Response.ResponseBuilder response =
        Response.status(range.isPresent() ? 206 : 200)
            .entity(bytes)
            .type(file.mimeType() == null ? FileTypes.UNKNOWN : file.mimeType())
            .header(HttpHeaders.CONTENT_LENGTH, part.length())
            .header("Accept-Ranges", "bytes")
            .header("Cache-Control", "private, no-cache")
            .header("Content-Security-Policy", POLICY)
            .header("X-Content-Type-Options", "nosniff")
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file));
    range.ifPresent(given -> response.header("Content-Range", given.text(size)));
    return response;
  }

  private static void copy(Path path, ByteRange part, OutputStream out) throws IOException {
    // Opened only here: for HEAD nobody asks for the bytes, and nobody would close them.
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      WritableByteChannel target = Channels.newChannel(out);
      long sent = 0;
      while (sent < part.length()) {
        long count = channel.transferTo(part.start() + sent, part.length() - sent, target);
        if (count <= 0) {
          throw new IOException("The file became shorter while it was sent");
        }
        sent += count;
      }
    }
  }

  /** Pictures may be shown in place, everything else is saved (RFC 6266). */
  private static String disposition(StoredFile file) {
    boolean picture = file.mimeType() != null && file.mimeType().startsWith("image/");
    String name = file.fileName() == null ? file.id() : file.fileName();
    return (picture ? "inline" : "attachment") + "; filename*=UTF-8''" + Locations.segment(name);
  }

  /** The headers that say which bytes are wanted. */
  public record Wanted(
      @Nullable String range, @Nullable String ifRange, @Nullable String ifNoneMatch) {}
}
