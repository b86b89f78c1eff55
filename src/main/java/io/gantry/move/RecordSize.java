package io.gantry.move;

import io.gantry.account.User;
import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.chat.Ticket;
import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.BulkRecord;
import io.gantry.store.RecordKey;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How large records are, about. */
final class RecordSize {

  /** Ids, times, numbers and short names. */
  private static final int REST = 128;

  /** Names of attributes, the form of a message text, and the longest ids and names. */
  private static final int ITEM_REST = 4_096;

  private RecordSize() {}

  /** {@link #about} of several records together. */
  static long ofAll(List<BulkRecord> records) {
    long size = 0;
    for (BulkRecord record : records) {
      size += about(record.value());
    }
    return size;
  }

  /** Characters of the texts and a share for the rest; quick to tell, for progress and reports. */
  static long about(Object value) {
    return REST + sum(value, String::length);
  }

  /** At most so many bytes as an item of DynamoDB in the layouts of versions 5 and 6. */
  static long atMostAsItem(Object value, RecordKey key) {
    long ids = key.parts().stream().mapToLong(Text::utf8Length).sum();
    return ITEM_REST + ids + sum(value, Text::utf8Length);
  }

  /** Without streams: it is asked for each record twice. */
  private static long sum(Object value, ToLongFunction<String> length) {
    long sum = 0;
    for (String text : texts(value)) {
      sum += text == null ? 0 : length.applyAsLong(text);
    }
    return sum;
  }

  private static List<@Nullable String> texts(Object value) {
    if (value instanceof Message one) {
      return Arrays.asList(one.content().value(), one.metadata().value());
    }
    if (value instanceof Canvas one) {
      return Arrays.asList(one.name(), one.description(), one.thumbnail(), text(one.data()));
    }
    if (value instanceof Workflow one) {
      return Arrays.asList(
          one.name(),
          one.description(),
          text(one.apiJson()),
          text(one.inputs()),
          text(one.outputs()));
    }
    if (value instanceof Conversation one) {
      return Arrays.asList(one.title(), one.model(), one.provider());
    }
    return value instanceof KnowledgeDocument one
        ? Arrays.asList(one.title(), one.summary(), text(one.body()))
        : others(value);
  }

  private static List<@Nullable String> others(Object value) {
    if (value instanceof Ticket one) {
      return Arrays.asList(
          one.title(),
          one.description(),
          one.acceptanceCriteria().value(),
          one.tasks().value(),
          one.labels().value());
    }
    if (value instanceof StoredFile one) {
      return Arrays.asList(one.path(), one.fileName());
    }
    if (value instanceof User one) {
      return Arrays.asList(one.username(), one.email());
    }
    return value instanceof ProviderConfig one ? Arrays.asList(one.config().value()) : List.of();
  }

  private static @Nullable String text(@Nullable JsonText json) {
    return json == null ? null : json.value();
  }
}
