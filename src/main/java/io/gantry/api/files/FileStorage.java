package io.gantry.api.files;

import static java.util.Objects.requireNonNull;

import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bytes of uploaded files in a folder. A file appears in its place whole and written to
 * the disk, or not at all; its place is never used twice.
 */
public final class FileStorage {

  /** As many first bytes as it takes to recognise a format. */
  private static final int HEAD_LENGTH = 64;

  private static final String INCOMING = ".incoming";

  private final Path root;
  private final @Nullable Path foreign;

  /**
   * @param root is made when it is needed
   */
  public FileStorage(Path root) {
    this(root, null);
  }

  /**
   * @param root is made when it is needed
   * @param foreign a folder of another application, in which files are found that are not in the
   *     root; nothing is ever changed in it. Null for none.
   */
  public FileStorage(Path root, @Nullable Path foreign) {
    this.root = requireNonNull(root, "root").toAbsolutePath().normalize();
    this.foreign = foreign == null ? null : foreign.toAbsolutePath().normalize();
  }

  /**
   * Takes bytes in, to be kept or dropped.
   *
   * @param name of the file while it comes in; unique and of letters, digits and hyphens
   * @return empty when there were more than {@code maxBytes}; none of them are left then
   */
  public Optional<IncomingFile> receive(String name, InputStream bytes, long maxBytes)
      throws IOException {
    Path folder = Files.createDirectories(root.resolve(INCOMING));
    Path file = folder.resolve(name);
    boolean complete = false;
    try {
      IncomingFile incoming = write(file, bytes, maxBytes);
      complete = incoming != null;
      return Optional.ofNullable(incoming);
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Puts an incoming file into its place.
   *
   * @return the place, relative, for the record
   */
  public String keep(IncomingFile incoming, TenantId tenant) throws IOException {
    String name = incoming.file().getFileName().toString();
    // The end of the name is random, so folders fill evenly.
    String shard = name.substring(Math.max(0, name.length() - 2));
    String place = tenant.value() + "/" + shard + "/" + name;
    Path target = root.resolve(place);
    Files.createDirectories(target.getParent());
    Files.move(incoming.file(), target, StandardCopyOption.ATOMIC_MOVE);
    return place;
  }

  /**
   * Puts an incoming file into the folder itself, under this name; a file of that name is replaced.
   *
   * @param name that leads nowhere else
   * @return the place, relative, for the record
   */
  public String keepAs(IncomingFile incoming, String name) throws IOException {
    Path target = requireNonNull(resolve(root, name), "a place within the folder");
    Files.move(incoming.file(), target, StandardCopyOption.ATOMIC_MOVE);
    return name;
  }

  /** Drops an incoming file that is not kept. */
  public void drop(IncomingFile incoming) throws IOException {
    Files.deleteIfExists(incoming.file());
  }

  /**
   * The file in a place.
   *
   * @return empty when there is none, as after a move that took the records alone
   */
  public Optional<Path> find(String place) {
    return Optional.ofNullable(resolve(root, place))
        .filter(Files::isRegularFile)
        .or(
            () ->
                Optional.ofNullable(foreign)
                    .map(folder -> resolve(folder, place))
                    .filter(Files::isRegularFile));
  }

  /** Deletes the bytes in a place, if there are any. */
  public void delete(String place) throws IOException {
    Path file = resolve(root, place);
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  /** Deletes all bytes of a tenant. */
  public void deleteAll(TenantId tenant) throws IOException {
    Path folder = root.resolve(tenant.value());
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(folder, new Deletion());
  }

  private @Nullable IncomingFile write(Path file, InputStream bytes, long maxBytes)
      throws IOException {
    MessageDigest sha256 = sha256();
    byte[] head = bytes.readNBytes(HEAD_LENGTH);
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), sha256)) {
      out.write(head);
      long size = head.length + copy(bytes, out, maxBytes - head.length);
      if (size > maxBytes) {
        return null;
      }
      channel.force(true);
      return new IncomingFile(
          file, size, HexFormat.of().formatHex(sha256.digest()), ByteBuffer.wrap(head));
    }
  }

  /** Copies until the end, or until more than {@code most} were copied. */
  private static long copy(InputStream in, OutputStream out, long most) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long copied = 0;
    int count = in.read(buffer);
    while (count >= 0 && copied <= most) {
      out.write(buffer, 0, count);
      copied += count;
      count = in.read(buffer);
    }
    return copied;
  }

  /** Places come from records, and records may come from anywhere: none leads out of the folder. */
  private static @Nullable Path resolve(Path root, String place) {
    if (Arrays.asList(place.split("/", -1)).contains("..") || place.indexOf('\0') >= 0) {
      return null;
    }
    Path file = root.resolve(place).normalize();
    return file.startsWith(root) && !file.equals(root) ? file : null;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
