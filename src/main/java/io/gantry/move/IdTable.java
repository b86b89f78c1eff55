package io.gantry.move;

import static java.util.Objects.requireNonNull;

import io.gantry.chat.Message;
import io.gantry.common.PrivateFiles;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalLong;

/**
 * New ids in a file that the operating system keeps in memory as far as it likes, outside the heap:
 * a hash table without removal, of 128 bits of the SHA-256 of what a record is called, and its
 * number. Filled by one thread; then safe for use by many.
 */
final class IdTable implements NewIds {

  private static final int SLOT = 3 * Long.BYTES;

  /** What one mapping can hold, half full. */
  private static final long MOST = 1L << 25;

  private final ByteBuffer slots;
  private final int mask;

  private IdTable(MappedByteBuffer slots, int count) {
    this.slots = requireNonNull(slots, "slots");
    this.mask = count - 1;
  }

  /**
   * An empty table.
   *
   * @param folder where its file lies, until the process ends at the latest
   * @param most entries
   */
  static IdTable in(Path folder, long most) throws IOException {
    if (most > MOST) {
      throw new MoveException(
          MoveException.Code.DOES_NOT_FIT,
          "At most " + MOST + " records can get other ids in one move",
          "move tenant by tenant, or user by user");
    }
    int count = Integer.highestOneBit((int) Math.max(most, 1)) * 4;
    PrivateFiles.createFolder(folder);
    Path file = Files.createTempFile(folder, "ids", ".table");
    file.toFile().deleteOnExit();
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      return new IdTable(
          channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) count * SLOT), count);
    }
  }

  void putMessage(TenantId tenant, Message message, long number) {
    put(number, tenant.value(), "message", message.conversationId(), message.id());
  }

  void putWorkflow(TenantId tenant, Workflow workflow, long number) {
    put(number, tenant.value(), "workflow", workflow.id());
  }

  @Override
  public OptionalLong message(TenantId tenant, Message message) {
    return find(tenant.value(), "message", message.conversationId(), message.id());
  }

  @Override
  public OptionalLong workflow(TenantId tenant, Workflow workflow) {
    return find(tenant.value(), "workflow", workflow.id());
  }

  /** Numbers are positive: 0 is an empty slot. */
  private void put(long number, String... name) {
    ByteBuffer hash = hash(name);
    int place = place(hash);
    if (slots.getLong(place + 2 * Long.BYTES) != 0) {
      throw new IllegalStateException("A record was read twice");
    }
    slots.putLong(place, hash.getLong(0));
    slots.putLong(place + Long.BYTES, hash.getLong(Long.BYTES));
    slots.putLong(place + 2 * Long.BYTES, number);
  }

  private OptionalLong find(String... name) {
    long number = slots.getLong(place(hash(name)) + 2 * Long.BYTES);
    return number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /** Where the entry is, or would be. */
  private int place(ByteBuffer hash) {
    long one = hash.getLong(0);
    long other = hash.getLong(Long.BYTES);
    int slot = (int) one & mask;
    while (true) {
      int place = slot * SLOT;
      boolean isFree = slots.getLong(place + 2 * Long.BYTES) == 0;
      if (isFree || (slots.getLong(place) == one && slots.getLong(place + Long.BYTES) == other)) {
        return place;
      }
      slot = (slot + 1) & mask;
    }
  }

  private static ByteBuffer hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return ByteBuffer.wrap(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
