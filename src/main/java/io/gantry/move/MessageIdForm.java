package io.gantry.move;

import io.gantry.store.SchemaVersion;

/** Which ids the messages of an end have; their order keys follow from them. */
public enum MessageIdForm {
  /** Positive integers without leading zeros, as text: versions 1 to 4. */
  NUMBER,
  /** {@code YYYYMMDD_HHMMSS_ffffff}: versions 5 and 6. */
  MOMENT,
  /** Whatever an id may be; the order key stands for itself. */
  ANY;

  static MessageIdForm of(SchemaVersion version) {
    return switch (version) {
      case V1, V2, V3, V4 -> NUMBER;
      case V5, V6 -> MOMENT;
      case V7, V8 -> ANY;
    };
  }
}
