package io.gantry.store.relational;

import io.gantry.chat.Conversation;
import io.gantry.chat.Message;
import io.gantry.common.JsonText;
import io.gantry.library.StoredFile;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.RecordKey;
import io.gantry.store.jaaz.JaazTimes;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import io.gantry.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says what is odd about a row, by comparing it with the record that was made of it: nothing is
 * taken otherwise than it is stored without a remark.
 */
final class JaazOddities {

  private final RecordKey key;
  private final List<BulkRemark> remarks = new ArrayList<>();

  private JaazOddities(Object record) {
    this.key = RecordKey.of(record);
  }

  static BulkRemark remark(RecordKey key, Oddity oddity, String detail) {
    return new BulkRemark(TenantId.DEFAULT, key, oddity, detail);
  }

  /** What is odd about a session, besides what it refers to. */
  static List<BulkRemark> of(JaazSession row, Conversation shown) {
    return new JaazOddities(shown)
        .id(row.id, shown.id())
        .text("title", row.title, shown.title())
        .text("model", row.model, shown.model())
        .text("provider", row.provider, shown.provider())
        .text("canvas_id", row.canvas(), shown.canvasId())
        .times(row)
        .remarks;
  }

  static List<BulkRemark> of(JaazMessageRow row, Message shown) {
    JaazOddities oddities = new JaazOddities(shown).text("role", row.role, shown.role());
    if (row.message == null) {
      oddities.add(Oddity.NOT_JSON, "message is NULL; taken as null");
    } else {
      oddities.payload("message", row.message, shown.content());
    }
    return oddities.times(row).remarks;
  }

  static List<BulkRemark> of(JaazCanvasRow row, Canvas shown) {
    return new JaazOddities(shown)
        .id(row.id, shown.id())
        .text("name", row.name, shown.name())
        .text("description", row.description, shown.description())
        .text("thumbnail", row.thumbnail, shown.thumbnail())
        .payload("data", row.data, shown.data())
        .times(row)
        .remarks;
  }

  static List<BulkRemark> of(JaazWorkflowRow row, Workflow shown) {
    return new JaazOddities(shown)
        .text("name", row.name, shown.name())
        .text("description", row.description, shown.description())
        .payload("api_json", row.apiJson, shown.apiJson())
        .payload("inputs", row.inputs, shown.inputs())
        .payload("outputs", row.outputs, shown.outputs())
        .times(row)
        .remarks;
  }

  static List<BulkRemark> of(JaazFileRow row, StoredFile shown) {
    return new JaazOddities(shown)
        .id(row.id, shown.id())
        .text("file_path", row.filePath, shown.path())
        .text("width", row.width, size(shown.width()))
        .text("height", row.height, size(shown.height()))
        .times(row)
        .remarks;
  }

  private static @Nullable String size(@Nullable Integer pixels) {
    return pixels == null ? null : pixels.toString();
  }

  private void add(Oddity oddity, String detail) {
    remarks.add(remark(key, oddity, detail));
  }

  private JaazOddities id(@Nullable String stored, String shown) {
    if (!shown.equals(stored)) {
      add(Oddity.UNFIT_VALUE, "id " + unfit(stored) + "; shown as " + shown);
    }
    return this;
  }

  private JaazOddities text(String column, @Nullable String stored, @Nullable String shown) {
    if (!Objects.equals(stored, shown)) {
      Oddity oddity = isPart(stored, shown) ? Oddity.CUT : Oddity.UNFIT_VALUE;
      add(oddity, column + " " + unfit(stored) + "; " + taken(stored, shown));
    }
    return this;
  }

  private static boolean isPart(@Nullable String stored, @Nullable String shown) {
    return shown == null || isCut(stored, shown);
  }

  private static String unfit(@Nullable String stored) {
    return stored == null
        ? "is NULL"
        : "of " + stored.length() + " characters is none that a record may have";
  }

  private static String taken(@Nullable String stored, @Nullable String shown) {
    if (shown == null) {
      return "left out";
    }
    return isCut(stored, shown) ? "cut to " + shown.length() : "another is taken";
  }

  private static boolean isCut(@Nullable String stored, String shown) {
    return stored != null && shown.length() > 1 && stored.length() > shown.length();
  }

  /** A text that is no JSON is longer as a JSON string; JSON is itself, or a part of the text. */
  private JaazOddities payload(String column, @Nullable String stored, @Nullable JsonText shown) {
    if (stored != null && shown != null && shown.value().length() > stored.length()) {
      add(Oddity.NOT_JSON, column + " is not JSON; taken as a JSON string");
    }
    return this;
  }

  private JaazOddities times(JaazRow row) {
    time("created_at", row.createdAt, "updated_at", row.updatedAt);
    time("updated_at", row.updatedAt, "created_at", row.createdAt);
    return this;
  }

  private void time(
      String column, @Nullable String stored, String otherColumn, @Nullable String other) {
    if (JaazTimes.parse(stored).isEmpty()) {
      String instead =
          JaazTimes.parse(other).isPresent() ? otherColumn : JaazTimes.UNKNOWN.toString();
      add(
          Oddity.NO_TIME,
          column + (stored == null ? " is NULL" : " cannot be read") + "; taken from " + instead);
    }
  }
}
