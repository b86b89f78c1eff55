package io.gantry.origin.decisiondata;

import io.gantry.library.AudioFile;
import io.gantry.origin.rows.RowReading;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.EntityKind;
import io.gantry.store.RecordKey;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.jaaz.JaazTimes;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Makes the record of one row of audio files. */
final class AudioMaking {

  private final String id;
  private final RowReading reading;

  AudioMaking(String id, ForeignRow row, Consumer<BulkRemark> remarks) {
    this.id = id;
    this.reading =
        new RowReading(
                row, new RecordKey(EntityKind.AUDIO_FILE, List.of(id)), name -> name, remarks)
            .known(DecisionTables.FILE_ID, DecisionTables.USER_ID);
  }

  /**
   * The text of the upload is when it was uploaded, and the number is when the record was made:
   * both arrive as they are.
   */
  AudioFile audioFile(String owner) {
    String key = reading.filled("s3_key", AudioFile.MAX_KEY_LENGTH, id);
    Long size = reading.count("file_size");
    TwoTimes uploaded = TwoTimes.read(reading, "uploaded_at", "uploaded_at_iso", false);
    TwoTimes recorded = TwoTimes.read(reading, "recorded_at", "recorded_at_iso", false);
    reading.leaveRest();
    Instant at = uploaded.moment();
    if (at == null) {
      at = recorded.moment() == null ? JaazTimes.UNKNOWN : recorded.moment();
      reading.remark(Oddity.NO_TIME, "uploaded_at is missing or unreadable; taken as " + at);
    }
    Instant made = uploaded.counted() == null ? at : uploaded.counted();
    return new AudioFile(id, owner, key, size, recorded.moment(), at, made, at, 1);
  }

  /** Says that the user is not there. */
  void remarkOrphan(String owner) {
    reading.remark(
        Oddity.ORPHAN, "its user is not there; " + owner + " is made up, and cannot sign in");
  }
}
